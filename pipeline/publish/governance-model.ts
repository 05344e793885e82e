/** Risks, plan and commentary of a place as the reports have them. Organisations are codes, days ISO. */
import type { Row } from '../ports.js';

/** Rows of one place, every month; empty where it has sent none. */
export interface GovernanceRows {
  risks: readonly Row[];
  mitigations: readonly Row[];
  milestones: readonly Row[];
  features: readonly Row[];
  commentary: readonly Row[];
}

/** What one partner does about a risk. */
export interface Mitigation {
  partner: string;
  action: string;
  due: string;
  state: string;
  overdue: boolean;
}

/** A risk of the register; scores are likelihood times impact, 1 to 25. Organisations are codes, days ISO. */
export interface Risk {
  id: string;
  risk: string;
  cause: string;
  owner: string;
  post: string;
  aim: string;
  first: number;
  score: number;
  target: number;
  /** The month before; null when it was not in the register. */
  before: number | null;
  reviewBy: string;
  open: boolean;
  reviewOverdue: boolean;
  mitigations: readonly Mitigation[];
}

export interface Milestone {
  id: string;
  programme: string;
  milestone: string;
  owner: string;
  post: string;
  due: string;
  expected: string;
  /** Empty until it is done. */
  done: string;
  standing: 'Overdue' | 'Expected late' | 'On time' | 'Done late' | 'Done';
}

export interface CoreFeature {
  feature: string;
  stage: string;
  evidence: string;
  next: string;
  owner: string;
  judgedOn: string;
}

/** What an organisation says of a figure that is an exception. */
export interface Commentary {
  indicator: string;
  organisation: string;
  post: string;
  cause: string;
  action: string;
  due: string;
  state: string;
  level: string;
  overdue: boolean;
}

/** The newest month of what a place sends about its risks, its plan and itself. */
export interface Governance {
  period: string;
  /** The highest score first. */
  risks: Risk[];
  milestones: Milestone[];
  features: CoreFeature[];
  commentary: Commentary[];
}
