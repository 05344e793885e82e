/** The one page of a site that changes: it leads to the suite in force. Suites have addresses of their own, which stay good. */

/** Key beside `runs/`, so that the way to the suite is relative. */
export const FRONT_DOOR = 'reports/index.html';

/** @param run of the suite in force */
export function frontDoor(run: string): string {
  const to = `runs/${encodeURIComponent(run)}/index.html`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<title>Place Suite</title>',
    `<meta http-equiv="refresh" content="0; url=${to}">`,
    '</head>',
    `<body><p><a href="${to}">The suite in force</a></p></body>`,
    '</html>',
    '',
  ].join('\n');
}
