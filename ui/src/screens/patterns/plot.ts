import * as Plot from "@observablehq/plot";

/** What is drawn: a table of counts; a hidden count is none, and is not drawn. */
export interface Drawn {
  title: string;
  /** What is counted, in a sentence: stands in a file, which has no page around it. */
  says?: string;
  rows: readonly string[];
  series: readonly string[];
  counts: readonly (readonly (number | null)[])[];
  /** The rows follow each other in time: then they stand side by side. */
  inTime: boolean;
  /**
   * Each series counts the same things in a way of its own, as both times of one decision do. Then a
   * bar of both end to end would count everything twice: each has a bar of its own.
   */
  apart?: boolean;
}

/** The size of letters in a plot, in pixels. */
const FONT = 13;

/** Stands at the end of a bar some of whose numbers are not shown. */
const NOT_SHOWN = "…";

/** How each series is filled: told apart in grey and in print, never by colour alone. */
const HATCHES = [
  // Solid, then ever lighter, each with a direction of its own.
  `<rect width="8" height="8" fill="INK"/>`,
  `<rect width="8" height="8" fill="PAPER"/><path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="INK" stroke-width="2"/>`,
  `<rect width="8" height="8" fill="PAPER"/><path d="M0 4H8" stroke="INK" stroke-width="2"/>`,
  `<rect width="8" height="8" fill="PAPER"/><circle cx="4" cy="4" r="1.7" fill="INK"/>`,
  `<rect width="8" height="8" fill="PAPER"/><path d="M4 0V8M0 4H8" stroke="INK" stroke-width="1.2"/>`,
  `<rect width="8" height="8" fill="PAPER"/>`,
];

/** Colours as the window has them, and as a file that leaves it must hold them itself. */
export const ON_SCREEN = { ink: "var(--plot-ink)", paper: "var(--card)", text: "currentColor" };
export const IN_A_FILE = { ink: "#1d4e57", paper: "#ffffff", text: "#14202a" };
type Colours = typeof ON_SCREEN;

const svg = (markup: string) =>
  new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`, "image/svg+xml")
    .documentElement;

function hatches(name: string, { ink, paper }: Colours): SVGElement {
  const patterns = HATCHES.map(
    (inside, i) =>
      `<pattern id="${name}-${i}" width="8" height="8" patternUnits="userSpaceOnUse">${inside
        .replaceAll("INK", ink)
        .replaceAll("PAPER", paper)}</pattern>`,
  );
  return document.importNode(svg(`<defs>${patterns.join("")}</defs>`).firstElementChild as SVGElement, true);
}

/** One swatch of the key, filled as its series. */
export function swatch(name: string, series: number): string {
  return `url(#${name}-${series % HATCHES.length})`;
}

/**
 * Draws a table of counts as stacked bars: side by side where the rows follow in time, else one
 * below the other with their names in full. `name` sets its fills apart from those of other plots.
 */
export function draw(table: Drawn, name: string, width: number, colours: Colours = ON_SCREEN): SVGSVGElement {
  const apart = table.apart === true && !table.inTime && table.series.length > 1;
  const cells = table.rows.flatMap((row, r) =>
    table.series.map((series, s) => ({
      row,
      series,
      count: table.counts[r]?.[s] ?? 0,
      fill: swatch(name, s),
    })),
  );
  const stacked = { order: [...table.series] };
  const longest = table.counts.map((row) =>
    row.reduce<number>((all, n) => (apart ? Math.max(all, n ?? 0) : all + (n ?? 0)), 0),
  );
  const most = Math.max(1, ...longest);
  /** Nothing above nought is shown: then the axis has its beginning alone, and promises no one. */
  const none = longest.every((count) => count === 0);
  const names = Math.min(280, Math.round(width * 0.42));
  // A month's bar grows with the greatest number, so that a one has room for its number; up to a limit.
  const height = 94 + Math.min(330, Math.max(176, most * (FONT + 2)));
  const one = table.inTime ? (height - 94) / most : (width - names - 20) / most;
  // A number that would lie over its neighbour's is left to the table.
  const hasRoom = (count: number) =>
    count * one >= (table.inTime ? FONT : 4 + `${count}`.length * FONT * 0.6);
  const said = {
    text: ({ count }: { count: number }) => (count > 0 && hasRoom(count) ? `${count}` : ""),
    fontSize: FONT,
  };
  // What is nought is said to be, and so is what is not shown: neither is only an empty place.
  const ends = table.rows.flatMap((row, r) => {
    const counts = table.series.map((_, s) => table.counts[r]?.[s] ?? null);
    const all = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const words = counts.includes(null) ? NOT_SHOWN : all === 0 ? "0" : undefined;
    return words === undefined ? [] : [{ row, all, words }];
  });
  const eachEnd = cells.flatMap(({ row, series, count }, i) => {
    const shown = table.counts[Math.floor(i / table.series.length)]?.[i % table.series.length] ?? null;
    const words = shown === null ? NOT_SHOWN : count === 0 ? "0" : undefined;
    return words === undefined ? [] : [{ row, series, words }];
  });
  // A halo in the colour of the paper keeps a number legible on any filling.
  const halo = { fill: colours.text, stroke: colours.paper, strokeWidth: 4, fontWeight: 600 };
  // What stands at the end of a bar that lies, said in words.
  const atTheEnd = { text: "words", textAnchor: "start" as const, dx: 5, fontSize: FONT, ...halo };
  const edge = { stroke: colours.ink, strokeWidth: 1 };
  const counted = {
    label: "How many",
    labelArrow: "none" as const,
    ticks: none ? [0] : most < 6 ? most : 6,
    tickFormat: "d",
    domain: [0, most],
  };
  // Measured letters are narrower than those of many a computer: a seventh is kept free for them.
  const ems = (names / FONT - 1) * 0.85;
  const lines = Math.max(1, ...table.rows.map((row) => linesOf(row, ems)));
  const tall = Math.max(34, 8 + lines * (FONT + 3));
  const plot = table.inTime
    ? Plot.plot({
        width,
        height,
        marginTop: 30,
        marginLeft: 40,
        marginBottom: 64,
        x: {
          type: "band",
          domain: [...table.rows],
          label: null,
          tickRotate: width / table.rows.length < 38 ? -60 : -35,
          tickFormat: short,
        },
        y: { ...counted, grid: true },
        color: { type: "identity" },
        marks: [
          Plot.barY(
            cells,
            Plot.stackY(stacked, { z: "series", x: "row", y: "count", fill: "fill", ...edge }),
          ),
          Plot.textY(cells, Plot.stackY(stacked, { z: "series", x: "row", y: "count", ...said, ...halo })),
          Plot.text(ends, { x: "row", y: "all", text: "words", dy: -9, fontSize: FONT, ...halo }),
          Plot.ruleY([0]),
        ],
      })
    : apart
      ? Plot.plot({
          width,
          height: 62 + table.rows.length * Math.max(tall, 10 + table.series.length * (FONT + 8)),
          marginLeft: names,
          marginBottom: 50,
          x: { ...counted, grid: true },
          y: { type: "band", domain: [...table.series], axis: null, padding: 0.1 },
          fy: { type: "band", domain: [...table.rows], label: null, padding: 0.2 },
          color: { type: "identity" },
          marks: [
            Plot.axisFy({ anchor: "left", label: null, tickSize: 0, lineWidth: ems }),
            Plot.barX(cells, { fy: "row", y: "series", x: "count", fill: "fill", ...edge }),
            Plot.textX(cells, {
              fy: "row",
              y: "series",
              x: ({ count }: { count: number }) => count / 2,
              ...said,
              ...halo,
            }),
            Plot.text(eachEnd, {
              fy: "row",
              y: "series",
              x: 0,
              ...atTheEnd,
            }),
            Plot.ruleX([0]),
          ],
        })
      : Plot.plot({
          width,
          height: 62 + table.rows.length * tall,
          marginLeft: names,
          marginBottom: 50,
          x: { ...counted, grid: true },
          y: { type: "band", domain: [...table.rows], label: null },
          color: { type: "identity" },
          marks: [
            // Long names go on in a second line: a cut one could be another's.
            Plot.axisY({ label: null, tickSize: 0, lineWidth: ems }),
            Plot.barX(
              cells,
              Plot.stackX(stacked, { z: "series", y: "row", x: "count", fill: "fill", ...edge }),
            ),
            Plot.textX(cells, Plot.stackX(stacked, { z: "series", y: "row", x: "count", ...said, ...halo })),
            Plot.text(ends, {
              y: "row",
              x: "all",
              ...atTheEnd,
            }),
            Plot.ruleX([0]),
          ],
        });
  const drawn = plot as SVGSVGElement;
  drawn.prepend(hatches(name, colours));
  // The parts are no things of their own for a screen reader: the whole is one picture with a name.
  for (const part of drawn.querySelectorAll("g")) part.removeAttribute("aria-label");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", `${table.title}. The numbers stand in the table below.`);
  drawn.setAttribute("font-size", `${FONT}`);
  drawn.style.color = colours.text;
  // In the window, its own letters; a file has whatever its reader has.
  drawn.style.fontFamily = colours === ON_SCREEN ? "inherit" : "sans-serif";
  drawn.style.background = "none";
  return drawn;
}

/** "Mar 26" for "March 2026". */
function short(month: string): string {
  const [name = "", year = ""] = month.split(" ");
  return `${name.slice(0, 3)} ${year.slice(2)}`;
}

/** How many lines a name takes where `ems` fit into one: a letter is about six tenths of an em. */
function linesOf(name: string, ems: number): number {
  const fit = Math.max(8, Math.floor(ems / 0.6));
  let [lines, used] = [1, 0];
  for (const word of name.split(" ")) {
    if (used > 0 && used + 1 + word.length > fit) [lines, used] = [lines + 1, word.length];
    else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** Letters of a note that surely fit into one line of a file. */
const A_LINE = 118;

/** Sentences in lines that a file's width holds: what runs out of a picture is lost. */
function inLines(paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((paragraph) => {
    const lines = [""];
    for (const word of paragraph.split(" ")) {
      const last = lines[lines.length - 1] ?? "";
      if (last !== "" && last.length + 1 + word.length > A_LINE) lines.push(word);
      else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
    }
    return lines;
  });
}

/** A drawing as a file of its own: colours and key inside, on white, and what is not shown said. */
export function asFile(table: Drawn, ...notes: string[]): string {
  const width = 860;
  const drawn = draw(table, "out", width, IN_A_FILE);
  const height = Number(drawn.getAttribute("height"));
  const lines = [table.title, ...inLines(table.says === undefined ? notes : [table.says, ...notes])];
  const key = table.series.map((series, s) => ({ series, s }));
  const top = 30 + lines.length * 20;
  const below = top + height + 10;
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const words = lines
    .map(
      (line, i) =>
        `<text x="12" y="${24 + i * 20}" font-size="${i ? 12 : 16}" font-weight="${i ? 400 : 700}">${escaped(line)}</text>`,
    )
    .join("");
  const keys = key
    .map(
      ({ series, s }) =>
        `<rect x="12" y="${below + s * 22}" width="16" height="14" fill="${swatch("out", s)}" stroke="${IN_A_FILE.ink}"/>` +
        `<text x="36" y="${below + 12 + s * 22}" font-size="13">${escaped(series)}</text>`,
    )
    .join("");
  drawn.setAttribute("y", `${top}`);
  drawn.removeAttribute("role");
  // No table stands below it there.
  drawn.removeAttribute("aria-label");
  const inner = new XMLSerializer().serializeToString(drawn);
  const hidden = table.counts.some((row) => row.includes(null));
  const said = hidden
    ? `<text x="14" y="${below + 12 + key.length * 22}" font-size="13" font-weight="600">${NOT_SHOWN}</text>` +
      `<text x="36" y="${below + 12 + key.length * 22}" font-size="13">more, in a number that is not shown</text>`
    : "";
  const whole = below + (key.length + (hidden ? 1 : 0)) * 22 + 14;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" ` +
    `font-family="sans-serif" fill="${IN_A_FILE.text}"><title>${escaped(table.title)}</title>` +
    `<rect width="100%" height="100%" fill="#ffffff"/>${words}${inner}${keys}${said}</svg>\n`
  );
}
