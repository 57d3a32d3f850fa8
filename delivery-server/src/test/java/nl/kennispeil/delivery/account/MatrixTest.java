package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of permissions against domain.md §5, of which {@code domain-chapter-5.md} is a copy. */
class MatrixTest {

    /** The columns of domain.md §5, in its order. */
    private static final List<Role> COLUMNS = List.of(
            Role.AIOS,
            Role.OPLEIDER,
            Role.AUTHOR,
            Role.REVIEWER,
            Role.PSYCHOMETRICIAN,
            Role.BUREAU,
            Role.INVIGILATOR,
            Role.COORDINATOR,
            Role.SUPPORT,
            Role.PRIVACY,
            Role.ADMIN,
            Role.RESEARCHER);

    private record Difference(String action, String role, String domain, String ours) {}

    @Test
    void theTableIsThatOfTheDomainExceptWhereItSaysWhyNot() throws IOException {
        Map<String, Map<Role, String>> domain = domain();
        List<Difference> differences = differences();
        Set<Difference> used = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();

        domain.forEach((action, cells) -> cells.forEach((role, cell) -> {
            String ours = ours(action, role);
            Difference difference = new Difference(action, role.code(), cell, ours);
            if (differences.contains(difference)) {
                used.add(difference);
            } else if (!agrees(cell, ours)) {
                wrong.add(action + ", " + role.code() + ": the domain has '" + cell + "', we have '" + ours + "'");
            }
        }));

        assertThat(wrong).isEmpty();
        assertThat(domain).hasSize(30);
        differences.removeAll(used);
        assertThat(differences)
                .as("differences that are none any more, or whose cells have changed")
                .allMatch(each -> each.role().equals("*") && !domain.containsKey(each.action()));
    }

    @Test
    void everyActionIsOneOfTheDomainOrSaysThatItIsNot() throws IOException {
        Set<String> known = new TreeSet<>(domain().keySet());
        differences().stream().filter(each -> each.role().equals("*")).forEach(each -> known.add(each.action()));

        assertThat(Matrix.OFFICIAL.rows().stream().map(Matrix.Row::action).collect(Collectors.toSet()))
                .isEqualTo(known);
    }

    @Test
    void everyPermissionHasOneRow() {
        assertThat(Matrix.OFFICIAL.rows().stream()
                        .map(Matrix.Row::permission)
                        .filter(Objects::nonNull)
                        .toList())
                .containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void whatIsNotBuiltGrantsNothing() {
        for (Role role : Role.values()) {
            for (Permission each : Permission.values()) {
                Reach granted = Matrix.OFFICIAL.rows().stream()
                        .filter(row -> row.permission() == each)
                        .map(row ->
                                Objects.requireNonNull(row.grants().get(role)).reach())
                        .findFirst()
                        .orElse(Reach.NONE);
                assertThat(role.reach(each)).isEqualTo(granted);
                assertThat(role.may(each)).isEqualTo(granted != Reach.NONE);
            }
        }
        assertThat(Role.AUTHOR.may(Permission.SEE_SITTINGS)).isFalse();
        assertThat(Role.ADMIN.may(Permission.HANDLE_RIGHTS)).isFalse();
        assertThat(Role.COORDINATOR.reach(Permission.WATCH_SITTING)).isEqualTo(Reach.INSTITUTE);
        assertThat(Role.BUREAU.needsSecondPerson(Permission.CONFIRM_RELEASE)).isTrue();
    }

    @Test
    void nobodyMaySeeAnswersDuringATest() {
        assertThat(Matrix.OFFICIAL.rows().stream()
                        .filter(each -> each.action().equals("See answers during test"))
                        .flatMap(each -> each.grants().values().stream())
                        .map(Matrix.Grant::reach))
                .hasSize(COLUMNS.size())
                .containsOnly(Reach.NONE);
    }

    @Test
    void anAccountThatShouldBeBoundToAnInstituteAndIsNotMayNothing() {
        Account lost = new Account("lost", Role.COORDINATOR, "Lost", null, null);
        Account bound = new Account("bound", Role.COORDINATOR, "Bound", "berk", null);

        assertThat(bound.may(Permission.WATCH_SITTING)).isTrue();
        assertThat(lost.may(Permission.WATCH_SITTING)).isFalse();
        assertThat(lost.may(Permission.SEE_RESULT_OF_AIOS)).isFalse();
    }

    @Test
    void whoLooksAfterEverybodyIsNeverBoundToAnInstitute() {
        assertThatThrownBy(() -> Function.lasting(Role.PRIVACY, "berk", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole country");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ;READ_AUDIT;               | ;READ_AUDITS;              | 'READ_AUDITS'
                    ;READ_AUDIT;-              | ;READ_AUDIT;y              | 'y', allowed is one of
                    ;READ_AUDIT;-              | ;READ_AUDIT;-2             | '-2', allowed is one of
                    ;privacy;                  | ;privcay;                  | 'privcay'
                    ;privacy;                  | ;admin;                    | needed is every role once
                    Read audit log;READ_AUDIT; | Read audit log;READ_OWN_AUDIT; | READ_OWN_AUDIT stands there twice
                    nobody may: there is no route | ''                      | needs a note
                    """)
    void aWordTheTableDoesNotKnowStopsTheStart(String right, String wrong, String said) throws IOException {
        String table = resource("/permissions.csv");
        assertThat(table).contains(right.strip());
        String broken = table.replace(right.strip(), wrong.strip());

        assertThatThrownBy(() -> Matrix.parse(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("permissions.csv line")
                .hasMessageContaining(said.strip());
    }

    @Test
    void aPermissionWithoutARowStopsTheStart() throws IOException {
        String table = resource("/permissions.csv")
                .lines()
                .filter(each -> !each.contains(";READ_AUDIT;"))
                .collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> Matrix.parse(table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("permissions.csv has no row for [READ_AUDIT]");
    }

    /** Our cells of an action, in the order of its rows, without those that grant nothing. */
    private static String ours(String action, Role role) {
        List<String> cells = Matrix.OFFICIAL.rows().stream()
                .filter(each -> each.action().equals(action))
                .map(each -> Objects.requireNonNull(each.grants().get(role)))
                .filter(each -> each.reach() != Reach.NONE)
                .map(each -> each.reach().code() + (each.secondPerson() ? "2" : ""))
                .distinct()
                .sorted()
                .toList();
        return cells.isEmpty() ? "-" : String.join(" ", cells);
    }

    /** A cell of the domain, such as {@code o (institute)} or {@code x 2}, and all we have for it. */
    private static boolean agrees(String domain, String ours) {
        if (domain.equals("-") || ours.equals("-")) {
            return domain.equals(ours);
        }
        boolean two = domain.matches(".*\\b2\\b.*");
        Set<String> reaches =
                Arrays.stream(ours.split(" ")).map(each -> each.substring(0, 1)).collect(Collectors.toSet());
        Set<String> allowed = switch (domain.charAt(0)) {
            case 'x' -> Set.of("x");
            case 'p' -> domain.startsWith("propose") ? Set.of("x") : Set.of("p");
            // 'approve' is for everybody's
            case 'a' -> domain.startsWith("approve") ? Set.of("x") : Set.of("a");
            // 'own' is the own institute for staff, and the own person or items for others
            case 'o' -> Set.of("o", "i");
            case 'n' -> Set.of("i", "x");
            case 't' -> Set.of("x");
            case '2' -> Set.of("x");
            default -> Set.of();
        };
        return allowed.containsAll(reaches) && two == ours.contains("2") && (!two || !ours.contains(" "));
    }

    private static Map<String, Map<Role, String>> domain() throws IOException {
        Map<String, Map<Role, String>> domain = new LinkedHashMap<>();
        for (String line : resource("/domain-chapter-5.md").lines().skip(2).toList()) {
            String[] cells = line.substring(2).split(" \\|(?: |$)");
            Map<Role, String> row = new LinkedHashMap<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                row.put(COLUMNS.get(i), cells[i + 1].strip());
            }
            domain.put(cells[0].strip(), row);
        }
        return domain;
    }

    private static List<Difference> differences() throws IOException {
        List<Difference> differences = new ArrayList<>();
        for (String line :
                resource("/permission-differences.csv").lines().skip(2).toList()) {
            String[] cells = line.split(";", 5);
            assertThat(cells).as(line).hasSize(5);
            assertThat(cells[4]).as(line).isNotBlank();
            differences.add(new Difference(cells[0], cells[1], cells[2], cells[3]));
        }
        return differences;
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(MatrixTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
