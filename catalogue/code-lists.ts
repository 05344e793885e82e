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
