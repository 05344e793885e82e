/** A rehearsal of the live environment: short retention, no readers' site. The proof of a deploy (`npm run test:deploy`) deploys this one. */
import type { Environment } from './environment.js';

export const rehearsal: Environment = {
  name: 'rehearsal',
  account: '000000000000',
  region: 'eu-west-2',
  places: 'all',
  schedule: { hour: 2, minute: 0, enabled: true },
  buckets: {
    drop: 'place-suite-rehearsal-drop',
    landing: 'place-suite-rehearsal-landing',
    people: 'place-suite-rehearsal-people',
    lake: 'place-suite-rehearsal-lake',
    suite: 'place-suite-rehearsal-suite',
    results: 'place-suite-rehearsal-results',
    accessLogs: 'place-suite-rehearsal-access-logs',
  },
  retention: { landingLockedYears: 1, dropDays: 30, oldVersionsDays: 7, queryResultsDays: 7, logsDays: 30, accessLogsDays: 90 },
  alarmAddresses: ['rehearsal-alarms@example.org'],
  suiteAddresses: [],
  scanLimitMegabytes: { pipeline: 20_000, analysts: 5_000 },
  monthlyBudget: 50,
  partners: {
    'example-trust': { title: 'Example NHS Trust', principal: 'arn:aws:iam::000000000000:root', externalId: 'place-suite-example-trust' },
    'example-council': { title: 'Example Council', principal: 'arn:aws:iam::000000000000:root', externalId: 'place-suite-example-council' },
  },
  analysts: 'arn:aws:iam::000000000000:root',
};
