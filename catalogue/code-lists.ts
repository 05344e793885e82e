/** Lists of codes that several templates share. The code is what a partner picks; the words say what it stands for. */

type Codes = Readonly<Record<string, string>>;

export const PROGRAMMES: Codes = {
  'Hospital care': 'Planned and unplanned care in acute hospitals',
  'Urgent and emergency care': 'A&E, urgent treatment, ambulances and same-day care outside acute contracts',
  'Community health': 'Community nursing, therapy and intermediate care',
  'Mental health and learning disability': 'Mental health, learning disability and autism services',
  'Primary care': 'General practice, networks, dentistry, pharmacy and eye care',
  Prescribing: 'Medicines prescribed outside hospital',
  'Continuing care': 'NHS continuing healthcare and funded nursing care',
  'Adult social care': 'Care and support that councils arrange for adults',
  'Children and families': 'Children’s health and social care',
  'Public health and prevention': 'Public health grant services and prevention',
  'Community wellbeing': 'Voluntary sector, social prescribing and community support',
  'Running costs and reserves': 'Management, estates and reserves held at place',
};

export const AIMS: Codes = {
  '1': 'Better health and fewer inequalities',
  '2': 'Consistent quality, no unwarranted variation',
  '3': 'National standards and targets met',
  '4': "The most from the place's money",
};

/** Where something is decided, by the scheme of delegation of the place. */
export const LEVELS: Codes = {
  organisation: 'The organisation decides for itself',
  place: 'The partnership board decides',
  system: 'The integrated care board decides',
};

/** What a place needs to be an integrated care partnership. */
export const CORE_FEATURES: Codes = {
  governance: 'Governance that partners have agreed',
  'place lead': 'A named post that leads the place',
  'shared plan': 'A shared vision and plan for outcomes and inequalities, approved by the Health and Wellbeing Board',
  'development plan': 'An agreed plan for how the partnership grows',
  footprints: 'Defined footprints, led clinically by primary care networks',
  engagement: 'Public and partners are involved all the time',
  'integrated commissioning': 'Shared posts, joint teams and pooled budgets',
};
