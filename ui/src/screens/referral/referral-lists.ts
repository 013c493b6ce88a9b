import { longDate } from "../../components/dates";
import { wordFor } from "../../words";
import { textAt, type EntryAt } from "../../referral/entries";

/** A list of entries in the task "The referral", and how it is drawn. */
interface ListHere {
  list: string;
  heading: string;
  name: string;
  unnamed: string;
  add: string;
  empty: string;
  note: (entry: EntryAt) => string;
}

const day = (entry: EntryAt, field: string) => {
  const value = textAt(entry.value, field);
  return value ? longDate(value) : "";
};

/** The lists of the referral: orders, homes, people. */
export const LISTS: readonly ListHere[] = [
  {
    list: "/legal/orders_made",
    heading: "Orders, one by one",
    name: "/what",
    unnamed: "An order not yet named",
    add: "Note an order",
    empty: "No order has been noted by itself.",
    note: (entry) => {
      const expires = day(entry, "/expires_on");
      return expires ? `expires ${expires}` : "no end noted";
    },
  },
  {
    list: "/why_now/homes",
    heading: "The homes, one by one",
    name: "/place",
    unnamed: "A home not yet named",
    add: "Note a home the child has lived in",
    empty: "No home has been noted by itself.",
    note: (entry) => {
      const [from, until] = [day(entry, "/from"), day(entry, "/until")];
      return [wordFor("HomeKind", textAt(entry.value, "/kind")), [from, until].filter(Boolean).join(" to ")]
        .filter(Boolean)
        .join(" · ");
    },
  },
  {
    list: "/family/people",
    heading: "People who matter",
    name: "/name",
    unnamed: "Somebody not yet named",
    add: "Note a person",
    empty: "No person has been noted by name.",
    note: (entry) =>
      [wordFor("Kin", textAt(entry.value, "/kin")), wordFor("FamilyTimeStands", textAt(entry.value, "/time"))]
        .filter(Boolean)
        .join(" · "),
  },
];
