import type { NewReferral } from "../../host/shapes";

/** What is typed in the first minute of a referral. */
export interface FirstMinute {
  received_at: string | null;
  channel: string | null;
  route: string | null;
  placing_authority: string;
  referrer: string;
  phone: string;
  known_as: string;
  date_of_birth: string | null;
  needed_by: string | null;
}

/** A form with the present time filled in; an emergency is already known to be one, needed today. */
export function firstMinute(emergency: boolean, now: Date): FirstMinute {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return {
    received_at: `${day}T${two(now.getHours())}:${two(now.getMinutes())}:00`,
    channel: emergency ? "phone" : null,
    route: emergency ? "emergency" : null,
    placing_authority: "",
    referrer: "",
    phone: "",
    known_as: "",
    date_of_birth: null,
    needed_by: emergency ? "today" : null,
  };
}

/** What has to be put right before it can be kept: very little, since a first call is incomplete. */
export function problems(typed: FirstMinute): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (typed.received_at === null) wrong["received"] = "Enter the date and time the referral came.";
  if (!typed.placing_authority.trim() && !typed.known_as.trim())
    wrong["authority"] =
      "Enter the placing authority, or what the child is called, so that it can be found again.";
  return wrong;
}

/** The answers, each at the question it answers; what was left empty is no answer. */
export function toNewReferral(typed: FirstMinute): NewReferral {
  const answers: [string, unknown][] = [
    ["/receipt/received_at", typed.received_at],
    ["/receipt/channel", typed.channel],
    ["/receipt/route", typed.route],
    ["/receipt/needed_by", typed.needed_by],
    ["/referrer/placing_authority", typed.placing_authority.trim()],
    ["/referrer/person", typed.referrer.trim()],
    ["/referrer/phone", typed.phone.trim()],
    ["/child/known_as", typed.known_as.trim()],
    ["/child/date_of_birth", typed.date_of_birth],
  ];
  return { answers: answers.filter(([, value]) => value !== null && value !== "") };
}
