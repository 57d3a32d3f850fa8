package nl.kennispeil.scoring.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups that follow each other without gaps. A person in the course of week 27, that is with more than 26 weeks and at
 * most 27, is in the group that starts at 27; above the last week one stays in the last group. Immutable.
 */
public final class ReferenceGroups {

    private final List<ReferenceGroup> groups;

    private ReferenceGroups(List<ReferenceGroup> groups) {
        this.groups = List.copyOf(groups);
    }

    /**
     * @param groups ascending, each starting the week after the one before ends, the first at week 1
     * @throws IllegalArgumentException on a gap, an overlap or no groups
     */
    public static ReferenceGroups of(List<ReferenceGroup> groups) {
        int next = 1;
        for (ReferenceGroup group : groups) {
            if (group.fromWeek() != next) {
                throw new IllegalArgumentException(
                        "reference group " + group.number() + " starts at week " + group.fromWeek() + ": allowed is "
                                + next + ", so that groups neither overlap nor leave a gap");
            }
            next = group.toWeek() + 1;
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("no reference groups: at least 1 is needed");
        }
        return new ReferenceGroups(groups);
    }

    /** The six of the national knowledge test: 1–26, 27–52, 53–78, 79–104, 105–130, 131–156. */
    public static ReferenceGroups halfYears() {
        List<ReferenceGroup> groups = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            groups.add(new ReferenceGroup(number, 26 * number - 25, 26 * number));
        }
        return of(groups);
    }

    public List<ReferenceGroup> groups() {
        return groups;
    }

    /** The group of so many effective weeks; empty for 0, when training has not begun. */
    public Optional<ReferenceGroup> at(EffectiveWeeks weeks) {
        if (!(weeks.total() > 0)) {
            return Optional.empty();
        }
        return Optional.of(groups.stream()
                .filter(group -> weeks.total() <= group.toWeek())
                .findFirst()
                .orElse(groups.get(groups.size() - 1)));
    }
}
