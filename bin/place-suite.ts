/** The command line. Exit codes: 0 done; 1 done, with extracts refused or not recognised; 2 not done. */
import { Command, CommanderError, Option } from 'commander';
import { runExplain, runFaults, runQuery, runStatus } from './ask.js';
import { type Door, UsageError } from './door.js';
import { runKey } from './key.js';
import { runLand, runNightly, runSample } from './nightly.js';
import { runTemplate, type TemplateOptions } from './template.js';

/** Runs one command; returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = build((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complain(error);
    return 2;
  }
}

function complain(error: unknown): void {
  const known = error instanceof UsageError;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    process.stderr.write(`${cause === error ? 'place-suite: not done: ' : '  because: '}${cause.message}\n`);
  }
  if (!known && error instanceof Error && process.env.PLACE_SUITE_DEBUG) process.stderr.write(`${error.stack ?? ''}\n`);
}

type Done = (code: number) => void;

function build(done: Done): Command {
  const program = new Command('place-suite')
    .description('From practice, trust and council extracts to one suite of performance and assurance reports per place.')
    .exitOverride()
    .showHelpAfterError()
    .addHelpText('after', '\nExit codes: 0 done; 1 done, with extracts refused or not recognised; 2 not done.');
  const add = (name: string, about: string) => common(program.command(name).description(about));
  add('nightly', 'the whole walk: land, normalise, curate, measure, publish')
    .option('--input <dir>', 'folder of extracts to land first; without it, and with nothing held, synthetic samples')
    .action(async (options: Door & { input?: string }) => done(await runNightly(options)));
  add('land', 'keep files and write their receipts, without the rest of the walk')
    .argument('<file...>')
    .action(async (files: string[], options: Door) => done(await runLand(files, options)));
  add('status', 'what is in force for each extract, and what is late').action(async (options: Door) => done(await runStatus(options)));
  add('faults', 'what was refused, where, and what to do')
    .option('--extract <id>', 'only this extract')
    .option('--limit <n>', 'at most so many', '100')
    .action(async (options: Door & { extract?: string; limit: string }) => done(await runFaults(options)));
  add('query', 'one SELECT over published, curated and normalised tables')
    .argument('<sql>')
    .action(async (sql: string, options: Door) => done(await runQuery(sql, options)));
  add('explain', 'from a published number back to the lines of the landed files')
    .argument('<measure>', 'indicator/area code/period, and where needed /basis/cut: ae_four_hour/RXN/2025-05')
    .option('--rows <n>', 'show so many source rows', '20')
    .action(async (measure: string, options: Door & { rows: string }) => done(await runExplain(measure, options)));
  add('key', "the keys under which people's NHS numbers are replaced: show, new, rotate, retire")
    .argument('[act]', 'what to do', 'show')
    .action(async (act: string, options: Door) => done(await runKey(act, options)));
  program
    .command('sample')
    .description('write synthetic extracts in the published formats')
    .option('--out <dir>', 'folder to write to', 'out/sample')
    .option('--as-of <date>', 'last day the samples may speak of (YYYY-MM-DD)')
    .option('--seed <n>', 'another seed gives other figures', '1')
    .option('--quiet', 'say nothing')
    .action(async (options: { out: string; asOf?: string; seed: string; quiet?: boolean }) => done(await runSample(options)));
  program
    .command('template')
    .description('for partners: list the templates, or write one to fill in, with an example and a page that says how')
    .argument('[name]', 'template to write')
    .option('--all', 'write every template')
    .option('--xlsx', 'one workbook, a sheet a template, with lists to choose from')
    .option('--to <dir>', 'folder to write to', '.')
    .option('--json', 'print JSON and nothing else on standard output')
    .action(async (name: string | undefined, options: TemplateOptions) => done(await runTemplate(name, options)));
  return program;
}

function common(command: Command): Command {
  return command
    .option('--out <dir>', 'where everything is kept', 'out')
    .option('--as-of <date>', 'run as on this night (YYYY-MM-DD): only receipts up to it count')
    .addOption(new Option('--json', 'print JSON and nothing else on standard output'))
    .option('--quiet', 'print only what went wrong');
}
