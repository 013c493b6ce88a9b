import type { CertificateWords } from "../../bindings/CertificateWords";
import type { Host } from "../host";
import type { AppError, OwnCertificate, TrustPage } from "../shapes";

const PASSPHRASE = "this house is only an example";
const groups = (pair: string) => Array<string>(16).fill(pair.repeat(2)).join(" ");

const ROOT: CertificateWords = {
  name: "Decision records of Rowan Care EXAMPLE",
  standing: null,
  provider: "Rowan Care EXAMPLE",
  urn: null,
  issuer: "Decision records of Rowan Care EXAMPLE",
  valid_from: "2026-01-05",
  valid_until: "2055-12-29",
  fingerprint: groups("A1"),
};
const PUBLIC: CertificateWords = {
  ...ROOT,
  name: "EXAMPLE Public Root",
  provider: null,
  issuer: "EXAMPLE Public Root",
  fingerprint: groups("C3"),
};
const OWN: OwnCertificate = {
  says: {
    ...ROOT,
    name: "Sam Okoro",
    standing: "registered manager",
    urn: "SC000000",
    valid_until: "2029-01-04",
    fingerprint: groups("B2"),
  },
  key: "ECDSA on the curve P-256",
  root_fingerprint: ROOT.fingerprint,
  from_the_provider: true,
  days_left: 775,
  may_renew: true,
  done: null,
};

type Certificates = Pick<
  Host,
  | "ownCertificate"
  | "renewCertificate"
  | "useCertificateFile"
  | "trustPage"
  | "trustAuthority"
  | "stopTrusting"
  | "saveTimeStamps"
>;

/** The example's certificates: one of the home's own, and one public one that any file brings. */
export function exampleCertificates(
  inside: () => void,
  refuse: (code: AppError["code"], message: string, kept: string, todo: string) => never,
): Certificates {
  let own = OWN;
  let page: TrustPage = { own: ROOT, others: [], time_stamps: null, may_change: true };
  const known = (passphrase: string) => {
    inside();
    if (passphrase !== PASSPHRASE)
      refuse("wrong_passphrase", "This passphrase is not yours.", "Nothing was changed.", "Try again.");
  };
  const trusting = (others: CertificateWords[]) => (page = { ...page, others });
  return {
    ownCertificate: async (passphrase) => (known(passphrase), { ...own, done: null }),
    renewCertificate: async (passphrase) => {
      known(passphrase);
      own = { ...OWN, says: { ...OWN.says, fingerprint: groups("D4") } };
      return { ...own, done: "You have a new certificate. What you signed before stays as it is." };
    },
    useCertificateFile: async (_path, ofTheFile, passphrase) => {
      known(passphrase);
      if (ofTheFile === "")
        refuse(
          "other",
          "The certificate file could not be opened: it is damaged, or this is not its passphrase.",
          "You sign with the certificate you had.",
          "Choose another file, or ask whoever issued the certificate.",
        );
      const says = { ...OWN.says, issuer: "EXAMPLE Documents", fingerprint: groups("E5") };
      own = {
        ...OWN,
        says,
        key: "RSA, 3072 bits",
        root_fingerprint: PUBLIC.fingerprint,
        from_the_provider: false,
      };
      trusting([PUBLIC]);
      return { ...own, done: "You sign with this certificate from now on." };
    },
    trustPage: async () => (inside(), page),
    trustAuthority: async () => (inside(), trusting([PUBLIC])),
    stopTrusting: async (fingerprint) => {
      inside();
      return trusting(page.others.filter((one) => one.fingerprint !== fingerprint));
    },
    saveTimeStamps: async (address) => {
      inside();
      if (address !== null && !address.startsWith("http://"))
        refuse("refused", "Enter an address that begins with http://.", "Nothing was changed.", "");
      return (page = { ...page, time_stamps: address });
    },
  };
}
