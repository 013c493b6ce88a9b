import { choices } from "../words";

/** Worked out from a profile's stage of stay: nobody ticks them. */
const WORKED_OUT = ["new_here", "testing", "settled", "preparing_to_leave"];

/** What can be ticked about a child for living with others. */
export const TO_TICK = choices("Factor").filter((factor) => !WORKED_OUT.includes(factor.value));

/** The same in the order of the themes of the grid, each theme with the factors that belong to it. */
export const BY_THEME: readonly { title: string; factors: typeof TO_TICK }[] = [
  { title: "Good things", first: "likes_music" },
  { title: "Safety and harm", first: "fire_setting" },
  { title: "Going missing, people and places outside", first: "goes_missing" },
  { title: "Self-harm and mood", first: "self_harm" },
  { title: "Bullying, conflict, identity", first: "has_bullied" },
  { title: "Adults’ time, sleep and routines", first: "awake_at_night" },
].map(({ title, first }, _, themes) => {
  const start = TO_TICK.findIndex((factor) => factor.value === first);
  const starts = themes.map((theme) => TO_TICK.findIndex((factor) => factor.value === theme.first));
  const end = Math.min(...starts.filter((other) => other > start), TO_TICK.length);
  return { title, factors: TO_TICK.slice(start, end) };
});
