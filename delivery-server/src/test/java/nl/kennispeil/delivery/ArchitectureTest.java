package nl.kennispeil.delivery;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows and habits of the house, over all modules. */
class ArchitectureTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("nl.kennispeil");

    @Test
    void scoringKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("nl.kennispeil.scoring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.kennispeil.bank..",
                        "nl.kennispeil.scan..",
                        "nl.kennispeil.delivery..",
                        "com.fasterxml..",
                        "com.mongodb..")
                .check(HOUSE);
    }

    @Test
    void scannerImportKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("nl.kennispeil.scan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.kennispeil.bank..", "nl.kennispeil.scoring..", "nl.kennispeil.delivery..", "com.mongodb..")
                .check(HOUSE);
    }

    @Test
    void theItemBankKnowsScoringOnly() {
        noClasses()
                .that()
                .resideInAPackage("nl.kennispeil.bank..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.kennispeil.scan..", "nl.kennispeil.delivery..")
                .check(HOUSE);
    }

    @Test
    void theDriverIsSpokenToInMongoClassesAndTheStoreOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.kennispeil.delivery.store..")
                .and(simpleNameStartingWith("Mongo").negate().as("are not Mongo*"))
                .and()
                .doNotHaveFullyQualifiedName(Stores.class.getName())
                .should()
                .dependOnClassesThat(resideInAPackage("com.mongodb..").or(resideInAPackage("org.bson..")))
                .because("the portable subset is kept in few places; Stores only passes the database on")
                .check(HOUSE);
    }

    @Test
    void vertxIsSpokenToAtTheEdgeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "nl.kennispeil.delivery.http..",
                        "nl.kennispeil.delivery.page..",
                        "nl.kennispeil.delivery.load..")
                .and()
                .haveNameNotMatching(".*(Routes|Command|Application|ByteRange)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..")
                .because("the core is plain synchronous Java; the load generator is a client of its own")
                .check(HOUSE);
    }

    @Test
    void pdfboxIsSpokenToInScannerImportOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.kennispeil.scan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pdfbox..")
                .check(HOUSE);
    }

    @Test
    void numericMethodsAreCalledInScoringOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.kennispeil.scoring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .because("scoring is the one that computes; the others show what it says")
                .check(HOUSE);
    }

    @Test
    void timeAndChanceAreHandedIn() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Command|\\.Main)(\\$.*)?")
                .and()
                .resideOutsideOfPackages("nl.kennispeil.delivery.store..", "nl.kennispeil.delivery.load..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(HOUSE);
    }

    @Test
    void nobodyPrintsOrUsesTheOldDate() {
        noClasses()
                .that(simpleNameStartingWith("Mongo").negate().as("are not Mongo*"))
                .and()
                .resideOutsideOfPackage("nl.kennispeil.delivery.store..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(HOUSE);
    }

    @Test
    void noClassIsADrawer() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(HOUSE);
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..impl..", "..manager..")
                .check(HOUSE);
    }

    @Test
    void packagesOfTheLeavesHaveNoCycles() {
        for (String module : List.of("scoring", "scan", "bank")) {
            slices().matching("nl.kennispeil." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(HOUSE);
        }
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Set<String> packages = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.contains(".generated"))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : packages) {
            assertThat(HOUSE.contain(name + ".package-info"))
                    .as("package-info of %s", name)
                    .isTrue();
            assertThat(HOUSE.get(name + ".package-info").isAnnotatedWith(NullMarked.class))
                    .as("@NullMarked on %s", name)
                    .isTrue();
        }
    }

    /** Newer compilers warn of a comment that belongs to nothing, and a warning stops the build of a newcomer. */
    @Test
    void noCommentOfADeclarationIsFollowedByAnother() throws IOException {
        Pattern two = Pattern.compile("(?m)^ */\\*\\*(?:(?!\\*/)[\\s\\S])*+\\*/\\s*/\\*\\*");
        List<Path> lonely = new ArrayList<>();
        for (String module : List.of("scoring", "item-bank", "scanner-import", "delivery-server")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                for (Path each :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    if (two.matcher(Files.readString(each)).find()) {
                        lonely.add(ROOT.relativize(each));
                    }
                }
            }
        }
        assertThat(lonely).isEmpty();
    }

    /** Paths in code spans or links, and types in code spans, as the page names them. */
    @Test
    void theArchitecturePageNamesOnlyWhatExists() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/ARCHITECTURE.md"));
        List<String> missing = new ArrayList<>();
        Matcher spans = Pattern.compile("`([^`\\s]+)`").matcher(page);
        Set<String> types = HOUSE.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        int checked = 0;
        while (spans.find()) {
            String span = spans.group(1);
            if (span.matches("[A-Z][A-Za-z0-9]+")) {
                checked++;
                if (!types.contains(span)) {
                    missing.add(span);
                }
            } else if (span.matches("[\\w.-]+(/[\\w.-]+)+/?|[\\w-]+\\.(md|xml)")) {
                checked++;
                if (!exists(span)) {
                    missing.add(span);
                }
            }
        }
        assertThat(missing).as("named in docs/ARCHITECTURE.md but not there").isEmpty();
        assertThat(checked).as("names checked").isGreaterThan(20);
    }

    private static boolean exists(String path) throws IOException {
        if (Files.exists(ROOT.resolve(path))) {
            return true;
        }
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(each -> !each.toString().contains("/target/"))
                    .anyMatch(each -> each.endsWith(Path.of(path)));
        }
    }
}
