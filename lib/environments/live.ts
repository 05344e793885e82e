/** The live environment. Before the first deploy: the account, the bucket names, the addresses and the partners are the organisation's own. */
import type { Environment } from './environment.js';

export const live: Environment = {
  name: 'live',
  account: '111111111111',
  region: 'eu-west-2',
  places: 'all',
  schedule: { hour: 2, minute: 0, enabled: true },
  buckets: {
    drop: 'place-suite-live-drop',
    landing: 'place-suite-live-landing',
    people: 'place-suite-live-people',
    lake: 'place-suite-live-lake',
    suite: 'place-suite-live-suite',
    results: 'place-suite-live-results',
    accessLogs: 'place-suite-live-access-logs',
  },
  retention: { landingLockedYears: 8, dropDays: 90, oldVersionsDays: 30, queryResultsDays: 30, logsDays: 365, accessLogsDays: 365 },
  alarmAddresses: ['place-suite-alarms@example.org'],
  suiteAddresses: ['place-suite-readers@example.org'],
  scanLimitMegabytes: { pipeline: 50_000, analysts: 20_000 },
  monthlyBudget: 150,
  partners: {
    'acute-trust': { title: 'Acute trust', principal: 'arn:aws:iam::222222222222:root', externalId: 'place-suite-acute-trust' },
    'upper-tier-council': { title: 'Upper-tier council', principal: 'arn:aws:iam::333333333333:root', externalId: 'place-suite-upper-tier-council' },
  },
  analysts: 'arn:aws:iam::111111111111:root',
};
