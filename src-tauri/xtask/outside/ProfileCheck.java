import java.io.File;
import java.util.Locale;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * veraPDF's library as a command: {@code verapdf PROFILE FILE...}, with the profile as veraPDF
 * names it (3a, ua1). A line for each file, PASS or FAIL, then a line for each broken rule.
 * Exit status 0 when every file passes, 1 when one fails, 2 when one cannot be read.
 */
public final class ProfileCheck {
    public static void main(String[] words) {
        if (words.length < 2) {
            System.err.println("verapdf PROFILE FILE...");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour profile = PDFAFlavour.byFlavourId(words[0].toLowerCase(Locale.ROOT));
        if (profile == PDFAFlavour.NO_FLAVOUR) {
            System.err.println("verapdf: no profile is called " + words[0]);
            System.exit(2);
        }
        int status = 0;
        for (int each = 1; each < words.length; each++) {
            status = Math.max(status, check(profile, new File(words[each])));
        }
        System.exit(status);
    }

    private static int check(PDFAFlavour profile, File file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file);
            TreeMap<String, TestAssertion> broken = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    broken.putIfAbsent(
                            one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber(), one);
                }
            }
            broken.forEach((rule, one) -> System.out.println(
                    "  " + rule + " " + one.getMessage() + " at " + one.getLocation().getContext()));
            return result.isCompliant() ? 0 : 1;
        } catch (Exception cause) {
            System.out.println("UNREADABLE " + file + ": " + cause.getMessage());
            return 2;
        }
    }
}
