/** Typst paints a letter's outline over the letter before it, so a label's paper halo is drawn first, as a text of its own. */

const HALOED = /<text class="([^"]*) t-halo"((?: [\w-]+="[^"]*")*? paint-order="stroke")([^>]*)>([^<]*)<\/text>/g;

/** A drawing as Typst should be given it. */
export const forPrint = (svg: string): string =>
  svg.replace(HALOED, (_, className: string, outline: string, place: string, text: string) => {
    const halo = `<text class="t-halo"${outline.replace(' paint-order="stroke"', '')}${place}>${text}</text>`;
    return `${halo}<text class="${className}"${place}>${text}</text>`;
  });
