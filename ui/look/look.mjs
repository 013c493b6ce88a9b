// Takes pictures of the screens in Chromium, on the example home, runs axe with contrast, and goes from
// stop to stop with Tab: at every one it can be seen where the focus is. No word is cut short, and nothing
// moves for a reader who asked for rest.
//   npm run look -- OUT_FOLDER [SCREEN…]      (LOOK_SIZES=wide,dark: only these sizes)
import { createServer } from "node:http";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const [out = "look/out", ...only] = process.argv.slice(2);
const root = new URL("../dist-browser/", import.meta.url).pathname;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };

// The policy of the window, as src-tauri/tauri.conf.json has it: what it refuses is refused here too.
const configuration = JSON.parse(
  await readFile(new URL("../../src-tauri/tauri.conf.json", import.meta.url), "utf8").catch(() => "{}"),
);
const policy = Object.entries(
  configuration.app?.security?.csp ?? { "default-src": "'self'", "style-src": "'self' 'unsafe-inline'" },
)
  .map(([name, value]) => `${name} ${value}`)
  .join("; ");

const server = createServer(async (request, reply) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  const file = join(root, path === "/" ? "index.html" : path);
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    reply.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(body);
  } catch {
    reply.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

const BEFORE = ["", "set-up", "set-up/register", "check", "sign-in", "recover", "restore"];
const INSIDE = [
  "referrals",
  "referrals/new",
  "referrals/emergency",
  "referral/r1",
  "referral/r1/dates",
  "referral/r4/dates",
  ...[
    "referral",
    "first_screen",
    "plans",
    "needs",
    "emergency",
    "range",
    "response",
    "group",
    "gaps",
    "views",
    "move",
    "decision",
    "check",
  ].map((section) => `referral/r1/${section}`),
  "children",
  "children/child-2",
  "children/weekly",
  "statements",
  "statements/2",
  "statements/compare/1/2",
  "statements/new",
  "home",
  "team",
  "settings",
  "settings/new-person",
  "settings/recovery-kit",
  "people/p3",
  "settings/retention",
  "registers",
  "registers/r4",
  "journal",
  "rules",
  "rules/RANGE-01",
  "decisions",
  "decisions/2026-001",
  "document/r3/reply",
  "document/r3/oversight",
  "oversight",
  "oversight/2026-002",
  "patterns",
  "samples",
  "samples/2026-002",
  "look-back/r4/ending",
  "gathered",
  `gathered/${"2a".repeat(32)}`,
  `gathered/${"4a".repeat(32)}`,
  "gathered/queue",
  "gathered/patterns",
  "gathered/trust",
];
// The sections of a referral, each as it stands after a few steps on it.
const click =
  (name, role = "button") =>
  (page) =>
    page.getByRole(role, { name }).first().click();
// A page to select from; its reader mends the missing table of contents by itself.
const ONE_PAGE = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>
endobj
4 0 obj
<< /Length 117 >>
stream
BT /F1 12 Tf 72 760 Td (3.4 We help children who set fires. A plan is agreed before the move. EXAMPLE) Tj ET
endstream
endobj
5 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
trailer
<< /Size 6 /Root 1 0 R >>
%%EOF
`;
const unfold = (title) => (page) => page.locator("summary", { hasText: title }).first().click();
const SECTIONS = {
  overview: ["open"],
  referral: ["open/referral"],
  "first-screen": ["open/first_screen"],
  "first-screen-decline": [
    "open/first_screen",
    (page) => page.locator("#q-first_screen-plainly_outside").check(),
    (page) => page.locator("input[name=quick-outcome]").nth(1).check(),
    click(/Skills or training we do not have/),
    (page) => page.locator("#q-decision-reasons-0-evidence").fill("No adult here is trained for it."),
    (page) => page.locator("#q-decision-would_change").fill("An adult trained for it, from March."),
    (page) => page.getByText("Nothing stands in the way").waitFor(),
  ],
  plans: ["open/plans", unfold("Education")],
  "plan-parts": [
    "open/plans",
    unfold("Care plan"),
    (page) => page.locator("#q-plans-care_plan-state").selectOption("held"),
    (page) => page.locator("#q-plans-care_plan_parts-health-state").selectOption("there"),
  ],
  papers: [
    "open/plans",
    (page) =>
      page.locator("input[type=file]").setInputFiles([
        { name: "Chronology.pdf", mimeType: "", buffer: Buffer.from("%PDF-1.7 EXAMPLE") },
        { name: "Email from the social worker.eml", mimeType: "", buffer: Buffer.from("From: EXAMPLE") },
        { name: "Empty.docx", mimeType: "", buffer: Buffer.from("") },
      ]),
    (page) => page.getByText("This file is empty").waitFor(),
    (page) => page.getByRole("button", { name: "Open the paper here" }).last().click(),
    (page) => page.getByText("The words of the paper").waitFor(),
  ],
  needs: ["open/needs", unfold("Help to calm")],
  "papers-beside": [
    "open/needs",
    unfold("Help to calm"),
    click("Open the papers"),
    (page) => page.getByText("of 12").waitFor(),
    (page) => page.getByRole("searchbox").fill("fire"),
    (page) => page.locator("ol button", { hasText: "page 4" }).click(),
    (page) => page.waitForTimeout(700),
  ],
  "statement-document": [
    "@statements/2",
    (page) =>
      page
        .getByRole("button", { name: /^Show it in the document/ })
        .nth(1)
        .click(),
    (page) => page.getByText("of 9").waitFor(),
    (page) => page.waitForTimeout(700),
  ],
  "statement-clause": [
    "@statements/new",
    (page) =>
      page.locator("input[type=file]").setInputFiles({
        name: "Statement of purpose 5 (EXAMPLE).pdf",
        mimeType: "application/pdf",
        buffer: Buffer.from(ONE_PAGE),
      }),
    (page) => page.getByText("of 1", { exact: true }).waitFor(),
    (page) => page.getByRole("searchbox").fill("fires"),
    (page) => page.locator("ol button", { hasText: "page 1" }).click(),
    click("Take the whole sentence"),
    (page) => page.waitForTimeout(700),
  ],
  "from-file": ["@referrals/new", unfold("Begin from a file")],
  "papers-turned": [
    "open/needs",
    click("Open the papers"),
    (page) => page.getByText("of 12").waitFor(),
    (page) => page.getByRole("searchbox").fill("mornings"),
    (page) => page.locator("ol button", { hasText: "page 7" }).click(),
    (page) => page.waitForTimeout(1200),
  ],
  "papers-quote": [
    "open/needs",
    unfold("Getting back to a full"),
    (page) => page.locator("#q-needs-2-what").focus(),
    click("Open the papers"),
    (page) => page.getByText("of 12").waitFor(),
    (page) => page.getByRole("searchbox").fill("mornings"),
    (page) => page.locator("ol button", { hasText: "page 7" }).click(),
    click("Take the whole sentence"),
    click(/^Evidence for: Getting back/),
    (page) => page.getByText("Kept as evidence").waitFor(),
    (page) => page.getByRole("searchbox").fill("psychologist"),
    (page) => page.locator("ol button", { hasText: "page 7" }).click(),
    (page) => page.waitForTimeout(600),
  ],
  "papers-aid": [
    "open/needs",
    click("Open the papers"),
    click("Reading aid"),
    click(/^Set it aside/),
    (page) => page.getByText("Why (optional)").waitFor(),
  ],
  "papers-email": [
    "open/needs",
    click("Open the papers"),
    (page) => page.getByRole("combobox", { name: "Paper" }).selectOption({ index: 1 }),
    (page) => page.getByText("cannabis").waitFor(),
  ],
  "need-withdrawn": [
    "open/needs",
    unfold("Help to calm"),
    click("Withdraw this, because…"),
    (page) => page.getByRole("textbox", { name: "Why" }).fill("Noted twice."),
    click("Withdraw it"),
  ],
  "withdraw-dialog": ["open/needs", unfold("Help to calm"), click("Withdraw this, because…")],
  emergency: ["open/emergency"],
  further: ["open/further"],
  liberty: [
    "open/liberty",
    click("List a restriction"),
    (page) => page.getByRole("textbox", { name: "The restriction, in plain words" }).fill("Locked at night"),
    click(/^What it means for/),
  ],
  area: ["open/area"],
  devices: ["open/devices", unfold("Location sharing")],
  range: ["open/range", unfold("Help to calm")],
  response: ["open/response", unfold("Help to calm")],
  group: ["open/group"],
  "group-cell": [
    "open/group",
    (page) => page.locator("[data-cell='1-1']").click(),
    (page) => page.locator(".cell summary").first().click(),
  ],
  "group-questions": ["open/group", unfold("Tomas"), unfold("How would Tomas be kept safe")],
  wording: [
    "open/group",
    (page) => page.locator("#q-group-whole_group").fill("He has complex needs and is manipulative."),
    (page) => page.getByText("wordings to look at again").first().click(),
  ],
  "crowded-group": ["crowded/group"],
  "crowded-cell": ["crowded/group", (page) => page.locator("[data-cell='11-8']").click()],
  "crowded-needs": ["crowded/needs"],
  "crowded-range": ["crowded/range"],
  "crowded-response": ["crowded/response"],
  "crowded-overview": ["crowded"],
  gaps: ["open/gaps"],
  views: ["open/views"],
  move: ["open/move"],
  decision: ["open/decision"],
  "decision-chosen": ["open/decision", (page) => page.locator("#outcome-accept_with_conditions").check()],
  "check-answers": ["open/check", unfold("Needs and strengths")],
  "settings-kit": [
    "@settings/recovery-kit",
    (page) => page.locator("#own").fill("this house is only an example"),
    click("Make the kit"),
    (page) => page.getByText("XXRWH").waitFor(),
  ],
  "settings-certificate": [
    "@settings/certificate",
    (page) => page.locator("#own").fill("this house is only an example"),
    click("Show my certificate"),
    unfold("Sign with a certificate from a public authority"),
  ],
  "settings-trust": [
    "@settings",
    click("Trust an authority…"),
    unfold("Turn on time stamps"),
    (page) => page.getByText("EXAMPLE Public Root").first().waitFor(),
  ],
  "settings-remove": ["@people/p3", click("End this visit now…")],
  "retention-due": [
    "@settings/retention",
    unfold("Set the provider"),
    click("Enter these"),
    (page) => page.locator("#why").fill("EXAMPLE: as long as a complaint may come."),
    click("Set the periods"),
    (page) => page.locator("#lead").fill("Ada Pike, data-protection lead"),
    (page) => page.getByRole("textbox", { name: "Day", exact: true }).fill("5"),
    (page) => page.getByRole("textbox", { name: "Month", exact: true }).fill("1"),
    (page) => page.getByRole("textbox", { name: "Year", exact: true }).fill("2026"),
    click("Note the confirmation"),
    unfold("Delete it"),
  ],
  search: [
    "@referrals",
    (page) => page.keyboard.press("Control+k"),
    (page) => page.getByRole("combobox").fill("fire"),
    (page) => page.getByRole("option").first().waitFor(),
  ],
  "journal-changes": ["@journal", unfold("What changed")],
  "document-found": [
    "@document/r3/reply",
    (page) => page.locator("#part-words").fill("We cannot, because of Tomas at night."),
    (page) => page.locator("h1").click(),
    (page) => page.getByText("Tomas at night").first().waitFor(),
  ],
  "sign-ready": ["ready/check", click("I have gone through these answers")],
  "sign-signed": [
    "ready/check",
    click("I have gone through these answers"),
    (page) => page.locator("#sign-passphrase").fill("this house is only an example"),
    click("Sign the decision"),
    (page) => page.getByText("Signed", { exact: true }).waitFor(),
  ],
};
const SIZES = {
  wide: { width: 1366, height: 900 },
  notebook: { width: 1366, height: 768 },
  laptop: { width: 1024, height: 700 },
  dark: { width: 1366, height: 900, colorScheme: "dark" },
  forced: { width: 1366, height: 900, forcedColors: "active" },
  zoom: { width: 512, height: 350, scale: 2 },
  narrow: { width: 320, height: 640 },
  print: { width: 794, height: 1123, media: "print" },
};

// Whether what has the focus can be seen to have it: some ring, in the window. "left" after the last stop.
function focusSeen() {
  const here = document.activeElement;
  if (!here || here === document.body) return "left";
  const label = here.labels?.[0] ?? here.closest("label") ?? undefined;
  const drawn = here.matches(".govuk-radios__input, .govuk-checkboxes__input")
    ? getComputedStyle(here.nextElementSibling, "::before")
    : getComputedStyle(here.matches("input[type=file]") && label ? label : here);
  const ring = drawn.outlineStyle !== "none" || drawn.boxShadow !== "none";
  // A long text may fill the window: its label is not where its ring is.
  const place = (here.matches("textarea") ? here : (label ?? here)).getBoundingClientRect();
  const inside =
    place.bottom > 0 &&
    place.top < innerHeight &&
    place.right > 0 &&
    place.left < document.documentElement.clientWidth;
  return ring && inside ? "seen" : `${here.outerHTML.slice(0, 120)} (ring ${ring}, in the window ${inside})`;
}

// What nobody would print: a chosen answer that does not fit its box, and a word broken in its middle.
function cutShort() {
  const found = [];
  const pen = document.createElement("canvas").getContext("2d");
  // At 200 per cent and less a choice may be longer than the window: there it is read in the open list.
  for (const box of window.innerWidth < 1000 ? [] : document.querySelectorAll("select")) {
    if (!box.checkVisibility()) continue;
    const style = getComputedStyle(box);
    pen.font = style.font;
    const words = box.selectedOptions[0]?.label ?? "";
    // The mark that it opens stands at the right, inside the padding of the browser's own.
    const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 18;
    if (pen.measureText(words).width > room) found.push(`does not fit its box: ${words}`);
  }
  const walk = document.createTreeWalker(
    document.querySelector("main") ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    if (!/\p{L}/u.test(text.data) || !text.parentElement.checkVisibility()) continue;
    if (text.parentElement.closest(".govuk-visually-hidden, svg, textarea, select")) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\p{L}’]+/gu)) {
      // A name of a file or a fingerprint has no place of its own to break at.
      if (word.length < 3 || word.length > 22) continue;
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set(
        [...range.getClientRects()].filter((at) => at.width > 0).map((at) => Math.round(at.top)),
      );
      if (lines.size > 1) found.push(`broken in its middle: ${word}`);
    }
  }
  return [...new Set(found)];
}

// What still moves although the reader's computer asks for rest: longer than a thousandth of a second.
function moves() {
  const seconds = (durations) => Math.max(...durations.split(",").map((one) => parseFloat(one) || 0));
  return [...document.querySelectorAll("*")]
    .flatMap((element) => ["", "::before", "::after"].map((part) => [element, part]))
    .filter(([element, part]) => {
      const style = getComputedStyle(element, part || undefined);
      const turning = style.animationName === "none" ? 0 : seconds(style.animationDuration);
      return (
        Math.max(seconds(style.transitionDuration), turning) > 0.001 || style.scrollBehavior === "smooth"
      );
    })
    .map(([element, part]) => element.outerHTML.slice(0, 100) + part)
    .slice(0, 3);
}

// From the top of the page, Tab by Tab. A dialog keeps the focus, so that there the way has no end.
async function byKeyboard(page) {
  await page.evaluate(() => {
    document.activeElement?.blur?.();
    window.scrollTo(0, 0);
  });
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(focusSeen);
    if (seen === "left") return undefined;
    if (seen !== "seen") return seen;
  }
  return undefined;
}

await mkdir(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let barriers = 0;
const wanted = process.env.LOOK_SIZES?.split(",");
for (const [size, { width, height, scale = 1 }] of Object.entries(SIZES)) {
  if (wanted && !wanted.includes(size)) continue;
  const { forcedColors = "none", colorScheme = "light", media = "screen" } = SIZES[size];
  const page = await (
    await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      reducedMotion: "reduce",
      forcedColors,
      colorScheme,
    })
  ).newPage();
  page.on("console", (said) => said.type() === "error" && console.log("CONSOLE", size, said.text()));
  page.on("pageerror", (error) => console.log("ERROR", size, error.message));
  for (const signedIn of [false, true]) {
    const sections = Object.entries(SECTIONS).map(([name, [at, ...steps]]) => ({
      name: `section-${name}`,
      place: at.startsWith("@") ? at.slice(1) : `referral/${at}`,
      steps,
    }));
    const plain = (signedIn ? INSIDE : BEFORE).map((place) => ({
      name: (place || "start").replaceAll("/", "-"),
      place,
      steps: [],
    }));
    if (!signedIn) {
      const steps = [
        click("Choose a PDF…"),
        (page) => page.locator(".data summary").first().click(),
        click("Find on the pages"),
        (page) => page.locator("figure canvas").first().waitFor(),
      ];
      plain.push({ name: "checked", place: "check", steps });
    }
    for (const { name, place, steps } of signedIn ? [...plain, ...sections] : plain) {
      if (only.length > 0 && !only.some((asked) => name.startsWith(asked))) continue;
      const inRegister = place.startsWith("gathered") ? "&register" : "";
      const query = signedIn ? `?signed-in${inRegister}` : place === "sign-in" ? "" : "?first";
      await page.emulateMedia({ media: "screen" });
      await page.goto("about:blank");
      await page.goto(`${address}${query}#/${place}`);
      await page.waitForSelector("h1");
      for (const step of steps) await step(page);
      await page.waitForTimeout(250);
      // On paper nothing is pressed: the steps are done on the screen, and then it is printed.
      await page.emulateMedia({ media });
      await page.screenshot({ path: `${out}/${name}-${size}.png`, fullPage: size !== "zoom" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) console.log(`${name} ${size}: ${wide}px wider than the window`);
      await page.evaluate(await readFile(axe, "utf8"));
      const found = await page.evaluate(
        async () =>
          // The system's own colours are the reader's choice; their contrast is not ours to measure.
          (
            await window.axe.run(document, {
              rules: { "color-contrast": { enabled: !window.matchMedia("(forced-colors: active)").matches } },
            })
          ).violations,
      );
      const cut = media === "print" ? [] : await page.evaluate(cutShort);
      const moving = size === "laptop" ? await page.evaluate(moves) : [];
      barriers += cut.length + moving.length;
      for (const one of cut) console.log(`${name} ${size}: ${one}`);
      for (const one of moving) console.log(`${name} ${size}: moves although it was asked to rest: ${one}`);
      const lost = size === "laptop" ? await byKeyboard(page) : undefined;
      if (lost) {
        barriers += 1;
        console.log(`${name} ${size}: the focus is not seen on ${lost}`);
      }
      for (const violation of found) {
        barriers += violation.nodes.length;
        console.log(`${name} ${size}: ${violation.id}: ${violation.help}`);
        for (const node of violation.nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 160)}`);
      }
    }
  }
}
await browser.close();
server.close();
console.log(barriers === 0 ? "no barriers found" : `${barriers} barriers found`);
process.exitCode = barriers === 0 ? 0 : 1;
