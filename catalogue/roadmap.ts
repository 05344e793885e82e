/** An indicator that was proposed: held under these ids, or waiting for an extract that is not. */
export type Proposed = { id: string; title: string } & ({ heldAs: readonly string[]; waitsFor?: undefined } | { waitsFor: string; heldAs?: undefined });

/** A published file that is no extract here. */
export interface NotTaken {
  what: string;
  /** Pattern of its file name. */
  named: string;
  why: string;
}

/** Every indicator that was proposed for the catalogue: under which ids it is held, or the extract it waits for. Made into docs/roadmap.md. */
export const proposed: readonly Proposed[] = [
  {
    id: 'PC01',
    title: 'GP appointments within 14 days of booking (categories where appropriate)',
    waitsFor: 'Appointments in General Practice by practice, monthly',
  },
  {
    id: 'PC02',
    title: 'Clinically urgent patients seen the same day',
    waitsFor: 'Digital telephony and online consultation data of practices, with Appointments in General Practice',
  },
  {
    id: 'PC03',
    title: 'GP appointments per 1,000 weighted registered patients',
    waitsFor: 'Appointments in General Practice by practice, and list sizes weighted by need',
  },
  { id: 'PC04', title: 'Dementia diagnosis rate, 65+', waitsFor: 'Primary Care Dementia Data, monthly' },
  { id: 'PC05', title: 'LD annual health check, 14+', waitsFor: 'Learning Disabilities Health Check Scheme, monthly' },
  {
    id: 'PC06',
    title: 'SMI: full six-component physical health check in 12 months',
    waitsFor: 'Physical Health Checks for People with Severe Mental Illness, quarterly',
  },
  { id: 'PC07', title: 'Hypertension treated to age-appropriate target', waitsFor: 'CVDPREVENT, quarterly' },
  { id: 'PC08', title: 'CVD risk >=20% (or QRISK>=10%) on lipid-lowering therapy', waitsFor: 'CVDPREVENT, quarterly' },
  { id: 'PC09', title: 'Diabetes: all 8 care processes (type 2)', waitsFor: 'National Diabetes Audit, care processes' },
  { id: 'PC10', title: 'Antibiotic items per STAR-PU', waitsFor: 'English Prescribing Dataset, whole months, and prescribing units by practice' },
  { id: 'UE01', title: 'A&E: admitted, transferred or discharged within 4 hours (all types)', heldAs: ['ae_four_hour'] },
  { id: 'UE02', title: 'A&E: more than 12 hours from arrival', waitsFor: 'Emergency care waits over 12 hours from arrival, monthly (ECDS)' },
  { id: 'UE03', title: 'Ambulance Category 2 mean response', waitsFor: 'Ambulance Quality Indicators, monthly' },
  { id: 'UE04', title: 'Ambulance handovers within 45 minutes', waitsFor: 'Ambulance handovers, daily situation reports' },
  {
    id: 'UE05',
    title: 'Emergency admissions for ambulatory-care-sensitive conditions',
    waitsFor: 'Hospital admissions by cause and place of residence (SUS or HES), and populations by age',
  },
  { id: 'UE06', title: 'Emergency admissions 65+', waitsFor: 'Better Care Fund metrics, or admissions by age and place of residence (SUS)' },
  { id: 'UE07', title: 'Emergency admissions due to falls 65+', waitsFor: 'Hospital admissions by cause and age (SUS or HES), and populations by age' },
  { id: 'UE08', title: 'Emergency readmissions within 30 days of discharge', waitsFor: 'Readmissions within 30 days, NHS Outcomes compendium' },
  { id: 'EL01', title: 'RTT incomplete pathways within 18 weeks', heldAs: ['rtt_within_18_weeks'] },
  { id: 'EL02', title: 'RTT waits over 52 weeks as % of list', heldAs: ['rtt_over_52_weeks'] },
  { id: 'EL03', title: 'Diagnostics: waiting 6 weeks or more (DM01)', waitsFor: 'Diagnostics waiting times and activity (DM01), monthly' },
  {
    id: 'EL04',
    title: 'Waiting-list inequality: median weeks waited, IMD Q1 minus Q5',
    waitsFor: 'Waiting list minimum data set with neighbourhood of residence',
  },
  { id: 'EL05', title: 'Outpatients without procedure: follow-ups discharged or on PIFU', waitsFor: 'Outpatient recovery data of providers (EROC)' },
  { id: 'EL06', title: 'Theatre utilisation (capped touch time)', waitsFor: 'Model Hospital theatre data set' },
  { id: 'CA01', title: '28-day Faster Diagnosis Standard', heldAs: ['cancer_28_day'] },
  { id: 'CA02', title: '31-day decision to treat to treatment', heldAs: ['cancer_31_day'] },
  { id: 'CA03', title: '62-day referral to first treatment (combined)', heldAs: ['cancer_62_day'] },
  { id: 'CA04', title: 'Cancers diagnosed at stage 1 or 2', waitsFor: 'Rapid Cancer Registrations (NDRS)' },
  { id: 'CA05', title: 'Bowel screening coverage (60-74; extending to 50+)', waitsFor: 'Bowel screening coverage (NHS screening programmes)' },
  { id: 'CA06', title: 'Cervical screening coverage 25-64', waitsFor: 'Cervical screening coverage by practice, quarterly' },
  { id: 'MH01', title: 'CYP mental health access (one+ contact), 12 month rolling', waitsFor: 'Mental Health Services Monthly Statistics (MHSDS)' },
  { id: 'MH02', title: 'Talking Therapies: reliable recovery', waitsFor: 'NHS Talking Therapies, monthly' },
  { id: 'MH03', title: 'Talking Therapies: first treatment within 6 weeks', waitsFor: 'NHS Talking Therapies, monthly' },
  { id: 'MH04', title: 'Early intervention in psychosis within 2 weeks', waitsFor: 'Mental Health Services Monthly Statistics (MHSDS)' },
  {
    id: 'MH05',
    title: 'Inappropriate adult acute out-of-area placements active at period end',
    waitsFor: 'Out of Area Placements in Mental Health Services (MHSDS)',
  },
  {
    id: 'MH06',
    title: 'CYP eating disorder: routine referral within 4 weeks',
    waitsFor: 'Children and young people with an eating disorder waiting times (MHSDS)',
  },
  { id: 'MH07', title: 'Suicide rate, 3-year', waitsFor: 'Suicide rates by area (ONS, Fingertips)' },
  { id: 'CD01', title: 'Beds occupied by patients who no longer meet the criteria to reside', waitsFor: 'Acute discharge situation report' },
  { id: 'CD02', title: 'Average days from discharge-ready date to discharge', waitsFor: 'Discharge ready date, monthly' },
  { id: 'CD03', title: 'Patients discharged on their discharge-ready date', waitsFor: 'Discharge ready date, monthly' },
  { id: 'CD04', title: 'Urgent community response within 2 hours', waitsFor: 'Urgent community response, monthly (CSDS)' },
  { id: 'CD05', title: 'Virtual ward occupancy', waitsFor: 'Virtual ward capacity and occupancy, monthly' },
  { id: 'CD06', title: 'Community waits: seen/waiting within 18 weeks', waitsFor: 'Community Health Services situation report, monthly' },
  { id: 'CD07', title: 'Deaths in usual place of residence', waitsFor: 'Deaths by place (ONS, Palliative and End of Life Care profile)' },
  { id: 'SC01', title: 'Still at home 91 days after discharge into reablement, 65+ (ASCOF 2D; was 2B(1))', heldAs: ['ascof_2d_1'] },
  { id: 'SC02', title: 'Permanent admissions to residential/nursing care 65+ (ASCOF 2C; was 2A(2))', heldAs: ['ascof_2b', 'ascof_2c'] },
  { id: 'SC03', title: 'Reablement with no ongoing support needed (ASCOF 2A)', heldAs: ['ascof_2a'] },
  { id: 'SC04', title: 'Social-care-related quality of life (ASCOF 1A)', heldAs: ['ascof_1a'] },
  {
    id: 'SC05',
    title: 'Care Act assessments outstanding over 6 months per 100,000',
    waitsFor: 'Client level data of councils, or their own returns of assessments not yet made',
  },
  { id: 'SC06', title: 'Safeguarding: risk reduced or removed (ASCOF 4B)', heldAs: ['ascof_4b'] },
  { id: 'SC07', title: 'Care providers rated good or outstanding (ASCOF 6B)', heldAs: ['ascof_6b'] },
  { id: 'CH01', title: 'New birth visit within 14 days', waitsFor: 'Health visitor service delivery metrics, quarterly' },
  { id: 'CH02', title: '2-2.5 year review received', waitsFor: 'Health visitor service delivery metrics, quarterly' },
  { id: 'CH03', title: 'MMR two doses by age 5', waitsFor: 'Cover of vaccination evaluated rapidly (COVER), quarterly' },
  { id: 'CH04', title: 'Year 6 prevalence of obesity (incl. severe)', waitsFor: 'National Child Measurement Programme, yearly' },
  { id: 'CH05', title: 'Emergency admissions for asthma <19', waitsFor: 'Hospital admissions by cause and age (SUS, Fingertips)' },
  { id: 'CH06', title: 'EHC plans issued within 20 weeks (excl. exceptions)', waitsFor: 'Special educational needs survey (SEN2), yearly' },
  { id: 'CH07', title: 'Good level of development at end of reception', waitsFor: 'Early years foundation stage profile, yearly' },
  { id: 'PV01', title: 'Life expectancy at birth: slope index of inequality', waitsFor: 'Deaths and populations by neighbourhood and age (ONS)' },
  { id: 'PV02', title: 'Under-75 mortality, CVD', waitsFor: 'Deaths by cause and populations by age (ONS)' },
  { id: 'PV03', title: 'Smoking at time of delivery', waitsFor: "Statistics on women's smoking status at time of delivery, quarterly" },
  { id: 'PV04', title: 'NHS Health Checks received (5-year cumulative)', waitsFor: 'NHS Health Check returns of councils, quarterly' },
  { id: 'PV05', title: 'Flu vaccination 65+', waitsFor: 'Seasonal influenza vaccine uptake by practice (ImmForm)' },
  { id: 'PV06', title: 'Alcohol-specific admissions', waitsFor: 'Hospital admissions for alcohol-specific conditions (HES, Fingertips)' },
  { id: 'WF01', title: 'NHS sickness absence rate', heldAs: ['sickness_absence'] },
  {
    id: 'WF02',
    title: 'GP FTE (fully qualified, excl. trainees/locums) per 10,000 weighted patients',
    waitsFor: 'General Practice Workforce, monthly, and list sizes weighted by need',
  },
  { id: 'WF03', title: 'Agency spend as % of pay bill', waitsFor: 'Provider finance returns of trusts' },
  { id: 'WF04', title: 'Adult social care staff turnover (ASCOF 6A)', heldAs: ['ascof_6a'] },
  { id: 'FI01', title: 'Place delegated budget: forecast outturn variance', waitsFor: 'Ledgers of the ICB and the councils' },
  { id: 'FI02', title: 'Efficiency (CIP/QIPP) delivered against plan, recurrent share', waitsFor: 'Finance returns of trusts, ICB and councils' },
  {
    id: 'FI03',
    title: 'Place spend per need-weighted head by programme (distance from target)',
    waitsFor: 'Programme spending, and the ICB place allocation tool',
  },
  {
    id: 'FI04',
    title: 'Prescribing cost per weighted patient (ASTRO-PU / specific therapeutic)',
    waitsFor: 'English Prescribing Dataset, whole months, and prescribing units by practice',
  },
  { id: 'FI05', title: 'BCF and s75 pooled fund: spend vs plan', waitsFor: 'Better Care Fund quarterly returns' },
  {
    id: 'FI06',
    title: 'Cost of avoidable bed days (NCTR days + ACS admissions at unit cost)',
    waitsFor: 'Acute discharge situation report, hospital admissions (SUS), and National Cost Collection',
  },
  { id: 'PX01', title: 'GP Patient Survey: overall experience good', waitsFor: 'GP Patient Survey, practice results with their intervals' },
  { id: 'PX02', title: 'Friends & Family Test: positive (by setting)', waitsFor: 'Friends and Family Test, monthly' },
  { id: 'PX03', title: 'Summary Hospital-level Mortality Indicator', waitsFor: 'Summary Hospital-level Mortality Indicator, monthly' },
  { id: 'PX04', title: 'C. difficile infections (HOHA+COHA)', waitsFor: 'Healthcare associated infections (UKHSA), monthly' },
  { id: 'PX05', title: 'Patient safety incidents with moderate+ harm per 1,000 bed days', waitsFor: 'Learn from Patient Safety Events, and bed days' },
];

/** Published files that were looked at and are no extract of the catalogue, with the reason. */
export const notTaken: readonly NotTaken[] = [
  {
    what: 'Appointments in General Practice, regional CSV',
    named: '^GPAD_Regional_CSV',
    why: 'It holds one region, which has none of the places: no figure of a place or of England comes from it. It needs the files of all regions.',
  },
  {
    what: 'English Prescribing Dataset, September 2017',
    named: '^openprescribing_epd',
    why: 'Only an excerpt is at hand: no total of it is that of a practice, a place or England.',
  },
  {
    what: 'Patients registered at a GP practice, five-year age groups, September 2017',
    named: '^openprescribing_gp-reg-pat',
    why: 'Only an excerpt is at hand: it leaves out nearly every practice.',
  },
  {
    what: 'QOF 2020-21: points open to each practice, and findings of validation',
    named: '^(ORGANISATION_REFERENCE|PRACTICE_VALIDATION_OUTCOMES)',
    why: 'They serve what practices achieved, which is not held. The registers are, with the map of practices.',
  },
  {
    what: 'English indices of deprivation 2019, summaries of upper-tier councils',
    named: '^File_11_',
    why: 'It ranks councils by averages of ranks. The neighbourhoods’ own ranks are held, and say the same of any area.',
  },
  {
    what: 'Adult social care finance return of 2015-16',
    named: '^pss-exp-eng-15-16',
    why: 'Another layout, in words. It is what tells the meaning of the coded keys of 2016-17; the year itself is not loaded.',
  },
  {
    what: 'ASCOF 2020-21, open data',
    named: '^meas-from-asc-of-eng-2021',
    why: 'The time series of 2024-25 goes back to 2014-15 and holds that year, as its publisher counts it now.',
  },
  {
    what: 'Delayed transfers of care, days by responsible organisation, as a list',
    named: '^DTOC_DToC_Days',
    why: 'It was made from the monthly workbooks by someone else. The workbooks themselves are the extract.',
  },
  {
    what: 'Pennine Lancashire: deprivation, benefits, networks and ages for maps',
    named: '^bwd-ph_(IMD|PCNdefs|Pennine|practicepops)',
    why: 'They were made for maps from published figures, with the words of a map in their cells. What they rest on is held, but for benefits.',
  },
  {
    what: 'Shapes of neighbourhoods and sub-ICB locations',
    named: '\\.geojson$',
    why: 'They are outlines for maps, and hold no figures.',
  },
];
