import type { Component } from "svelte";
import CheckRecord from "../screens/check-record/CheckRecord.svelte";
import ChildPage from "../screens/children/ChildPage.svelte";
import Children from "../screens/children/Children.svelte";
import Weekly from "../screens/children/Weekly.svelte";
import Decision from "../screens/decisions/Decision.svelte";
import Decisions from "../screens/decisions/Decisions.svelte";
import DocumentPage from "../screens/documents/DocumentPage.svelte";
import Home from "../screens/home/Home.svelte";
import NewReferral from "../screens/referrals/NewReferral.svelte";
import Referrals from "../screens/referrals/Referrals.svelte";
import RuleBook from "../screens/rule-book/RuleBook.svelte";
import SetUp from "../screens/set-up/SetUp.svelte";
import SignIn from "../screens/sign-in/SignIn.svelte";
import Queue from "../screens/oversight/Queue.svelte";
import OversightRecord from "../screens/oversight/OversightRecord.svelte";
import Patterns from "../screens/patterns/Patterns.svelte";
import Samples from "../screens/oversight/Samples.svelte";
import Sample from "../screens/oversight/Sample.svelte";
import LookBack from "../screens/afterwards/LookBack.svelte";
import Gathered from "../screens/gathered/Gathered.svelte";
import GatheredQueue from "../screens/gathered/GatheredQueue.svelte";
import GatheredRecord from "../screens/gathered/GatheredRecord.svelte";
import GatheredTrust from "../screens/gathered/GatheredTrust.svelte";
import NewRegister from "../screens/gathered/NewRegister.svelte";
import Journal from "../screens/journal/Journal.svelte";
import Restore from "../screens/restore/Restore.svelte";
import Recover from "../screens/recover/Recover.svelte";
import CertificatePage from "../screens/settings/CertificatePage.svelte";
import KitPage from "../screens/settings/KitPage.svelte";
import PersonPage from "../screens/settings/PersonPage.svelte";
import Registers from "../screens/registers/Registers.svelte";
import RegisterPage from "../screens/registers/RegisterPage.svelte";
import Retention from "../screens/retention/Retention.svelte";
import Settings from "../screens/settings/Settings.svelte";
import Start from "../screens/start/Start.svelte";
import Compare from "../screens/statement/Compare.svelte";
import NewStatement from "../screens/statement/NewStatement.svelte";
import Statement from "../screens/statement/Statement.svelte";
import Statements from "../screens/statement/Statements.svelte";
import Team from "../screens/team/Team.svelte";
import ReferralPage from "../screens/referral/ReferralPage.svelte";
import type { Route, Screen } from "./routes";

/** One component a place. A new place is added to `routes.ts` and here. */
const PLACES = {
  start: Start,
  "set-up": SetUp,
  "new-register": NewRegister,
  "sign-in": SignIn,
  recover: Recover,
  restore: Restore,
  "check-record": CheckRecord,
  referrals: Referrals,
  "new-referral": NewReferral,
  referral: ReferralPage,
  children: Children,
  child: ChildPage,
  "new-child": ChildPage,
  weekly: Weekly,
  statements: Statements,
  statement: Statement,
  "new-statement": NewStatement,
  "compare-statements": Compare,
  home: Home,
  team: Team,
  settings: Settings,
  person: PersonPage,
  "new-person": PersonPage,
  "recovery-kit": KitPage,
  certificate: CertificatePage,
  retention: Retention,
  registers: Registers,
  register: RegisterPage,
  journal: Journal,
  "rule-book": RuleBook,
  decisions: Decisions,
  decision: Decision,
  oversight: Queue,
  "oversight-record": OversightRecord,
  patterns: Patterns,
  samples: Samples,
  sample: Sample,
  gathered: Gathered,
  "gathered-record": GatheredRecord,
  "gathered-queue": GatheredQueue,
  "gathered-patterns": Patterns,
  "gathered-trust": GatheredTrust,
  "look-back": LookBack,
  document: DocumentPage,
} satisfies Record<Screen, unknown>;

/** The component that shows a place. Those that need no more than being shown take no route. */
export function screenFor(screen: Screen): Component<{ route: Route }> {
  return PLACES[screen] as unknown as Component<{ route: Route }>;
}
