/** Words a board member may ask about, by letter. */
export const GLOSSARY: readonly { term: string; means: string }[] = [
  { term: '95% interval', means: 'The range the true figure is likely to lie in, allowing for chance. Shown as “likely to be between”.' },
  { term: 'A&E', means: 'Accident and emergency: emergency departments, urgent treatment centres and minor injury units.' },
  { term: 'ASCOF', means: 'Adult Social Care Outcomes Framework: national measures of how well care and support work for people.' },
  { term: 'Commissioner', means: 'The body that pays for care. Figures by commissioner count the people it is responsible for, wherever they are treated.' },
  { term: 'Control chart', means: 'A line of results over time with its mean and limits. Results between the limits are ordinary variation.' },
  {
    term: 'Control limits',
    means: 'Where nearly all results fall while nothing changes: the mean plus or minus 2.66 times the average step between neighbouring months.',
  },
  { term: 'Fingerprint', means: 'A code (SHA-256) worked out from every byte of a file. The same fingerprint means the same file.' },
  { term: 'Integrated care board (ICB)', means: 'The NHS body that plans and pays for health services in a system, which holds several places.' },
  { term: 'Place', means: 'An area of up to 500,000 people whose NHS, council and other partners plan together.' },
  { term: 'Primary care network (PCN)', means: 'A group of GP practices that work together for 30,000 to 50,000 people.' },
  {
    term: 'Provider',
    means: 'The organisation that gives the care, such as a hospital trust. Its figures count everyone it treats, not only people of this place.',
  },
  { term: 'QOF', means: 'Quality and Outcomes Framework: the registers GP practices keep of people with long-term conditions.' },
  { term: 'Real change', means: 'A result outside the limits, or a run of results that chance would hardly ever give.' },
  { term: 'Restated', means: 'Sent again by the publisher with corrected figures. The newest edition is used.' },
  { term: 'Sub-ICB location', means: 'The part of an ICB that a GP practice belongs to; it used to be a clinical commissioning group.' },
  { term: '[x] and [z]', means: '[x]: a figure is missing. [z]: it does not apply.' },
];
