/** The board pack: PDF/UA-1 by Typst. Data goes in as JSON and is never part of the source, so no name can run as a program. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Pack } from '../pack.js';
import { boardModel } from './model.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const FONTS = [
  require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
];

let compiler: NodeCompiler | undefined;

/** Made once and used for every place: reading fonts takes longer than setting a pack. */
function theCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: HERE, fontArgs: [{ fontBlobs: FONTS.map((file) => readFileSync(file)) }] });
  return compiler;
}

/** PDF bytes; the same pack gives the same bytes. @throws when the pack cannot be set: a mistake of ours, with Typst's reason. */
export async function boardPack(pack: Pack): Promise<Uint8Array> {
  const typst = theCompiler();
  const compiled = typst.compile({ mainFilePath: `${HERE}board-pack.typ`, inputs: { pack: JSON.stringify(boardModel(pack)) } });
  const failure = compiled.takeError();
  if (compiled.result === null || failure !== null)
    throw new Error(`the board pack of ${pack.placeId} cannot be set: ${JSON.stringify(failure?.shortDiagnostics)}`);
  const bytes = typst.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1 });
  typst.evictCache(1);
  return bytes;
}
