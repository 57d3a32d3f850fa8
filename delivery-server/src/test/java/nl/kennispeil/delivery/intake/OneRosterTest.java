package nl.kennispeil.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.delivery.person.Enrolment;
import org.junit.jupiter.api.Test;

/** Headers as in the OneRoster CSV Binding 1.2.1 of 1EdTech. */
class OneRosterTest {

    private final IntakeFixture fixture = new IntakeFixture();

    @Test
    void studentsBecomeAiosAndTeachersDocentenAtTheirOrganisations() {
        Plan plan = take(files());
        assertThat(plan.count(Outcome.Kind.NEW)).isEqualTo(3);
        assertThat(fixture.person("u-1").name()).isEqualTo("Roos van Akelei");
        assertThat(fixture.person("u-1").big()).isEqualTo("00012345678");
        Enrolment roos = fixture.enrolment("u-1");
        assertThat(roos.institute(LocalDate.of(2026, 1, 1))).isEqualTo("berk");
        assertThat(roos.begin()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(fixture.enrolment("u-2").training()).isEqualTo(nl.kennispeil.delivery.person.Training.DOCENT);
    }

    @Test
    void withoutADayOfTheRoleTheFirstTermTellsIt() {
        take(files());
        assertThat(fixture.enrolment("u-3").begin()).isEqualTo(LocalDate.of(2025, 9, 1));
    }

    @Test
    void theSameSetTwiceChangesNothing() {
        take(files());
        assertThat(take(files()).count(Outcome.Kind.UNCHANGED)).isEqualTo(3);
    }

    @Test
    void recordsToBeDeletedAreRefusedAndEndNothing() {
        Map<String, String> files = files();
        files.computeIfPresent("users.csv", (name, csv) -> csv.replace("u-1,active", "u-1,tobedeleted"));
        Plan plan = take(files);
        assertThat(plan.only(Outcome.Kind.REFUSED))
                .singleElement()
                .satisfies(each -> assertThat(
                                Objects.requireNonNull(each.problem()).code())
                        .isEqualTo("to-be-deleted"));
        assertThat(plan.count(Outcome.Kind.NEW)).isEqualTo(2);
    }

    @Test
    void anotherVersionAndAMissingFileAreToldAsSuch() {
        Map<String, String> old = files();
        old.computeIfPresent("manifest.csv", (name, csv) -> csv.replace("1.2", "1.1"));
        refused(zip(old), "oneroster-version");
        Map<String, String> without = files();
        without.remove("roles.csv");
        refused(zip(without), "oneroster-roles");
        without.remove("manifest.csv");
        refused(zip(without), "oneroster-manifest");
    }

    @Test
    void aZipThatIsATrapIsRefused() {
        Map<String, String> bomb = files();
        bomb.put("bomb.csv", "0".repeat(3_000_000));
        refused(zip(bomb), "zip-size");
        Map<String, String> crowd = new LinkedHashMap<>();
        for (int i = 0; i <= ZipFiles.MAXIMUM_ENTRIES; i++) {
            crowd.put("f" + i, "x");
        }
        refused(zip(crowd), "zip-entries");
        byte[] cut = zip(files());
        refused(java.util.Arrays.copyOf(cut, 60), "zip");
    }

    private Plan take(Map<String, String> files) {
        String id = fixture.intake.send(zip(files), IntakeFixture.BUREAU, IntakeFixture.NOW);
        Upload upload =
                fixture.intake.find(id, IntakeFixture.BUREAU, IntakeFixture.NOW).orElseThrow();
        Plan plan = fixture.intake.look(upload, IntakeFixture.NOW);
        return fixture.intake
                .confirm(upload, plan.digest(), IntakeFixture.BUREAU, IntakeFixture.NOW)
                .plan();
    }

    private void refused(byte[] zip, String code) {
        assertThatThrownBy(() -> fixture.intake.send(zip, IntakeFixture.BUREAU, IntakeFixture.NOW))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("manifest.csv", """
                propertyName,value
                manifest.version,1.0
                oneroster.version,1.2
                file.users,bulk
                """);
        files.put("orgs.csv", """
                sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
                o-1,active,,Huisartsinstituut Berk,department,berk,
                o-2,active,,Eik,department,,
                """);
        files.put("users.csv", """
                sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier
                u-1,active,,true,roos,{BIG:00012345678},Roos,Akelei,van,,roos@example.org,,,,,,
                u-2,active,,true,tijm,,Tijm,Linde,,,tijm@example.org,,,,,,
                u-3,active,,true,els,,Els,Brem,,,els@example.org,,,,,,
                """);
        files.put("roles.csv", """
                sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
                r-1,active,,u-1,primary,student,2025-03-01,,o-1,
                r-2,active,,u-2,primary,teacher,2024-01-01,,o-2,
                r-3,active,,u-3,primary,student,,,o-2,
                r-4,active,,u-3,secondary,guardian,2024-01-01,,o-2,
                """);
        files.put("academicSessions.csv", """
                sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
                s-1,active,,Najaar,term,2025-09-01,2026-02-28,,2026
                """);
        files.put("classes.csv", """
                sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds
                k-1,active,,Groep,,c-1,,scheduled,,o-2,s-1
                """);
        files.put("enrollments.csv", """
                sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
                e-1,active,,k-1,o-2,u-3,student,false,,
                """);
        return files;
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
