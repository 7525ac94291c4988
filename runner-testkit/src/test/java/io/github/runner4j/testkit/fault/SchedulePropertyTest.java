package io.github.runner4j.testkit.fault;

import static io.github.runner4j.testkit.fault.FaultsTest.hitsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SchedulePropertyTest {

    @Property
    void happensEachNthTimeWhateverTheNumbers(
            @ForAll @IntRange(max = 20) int after,
            @ForAll @IntRange(min = 1, max = 20) int nth,
            @ForAll @IntRange(min = 1, max = 20) int most) {
        List<Integer> hits = hitsOf(rule -> rule.after(after).everyNth(nth).times(most), 200);

        assertThat(hits)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .filter(number -> number > after && (number - after) % nth == 0)
                        .limit(most)
                        .boxed()
                        .toList());
    }

    @Property
    void happensByTheSameChanceEachTime(@ForAll long seed, @ForAll @DoubleRange(max = 1) double probability) {
        UnaryOperator<FaultRule> chance = rule -> rule.random(seed, probability);

        assertThat(hitsOf(chance, 100)).isEqualTo(hitsOf(chance, 100));
    }

    @Property(tries = 200)
    void happensAsOftenAsIsLikely(@ForAll long seed) {
        assertThat(hitsOf(rule -> rule.random(seed, 0.3), 2000)).hasSizeBetween(450, 750);
        assertThat(hitsOf(rule -> rule.random(seed, 0), 100)).isEmpty();
        assertThat(hitsOf(rule -> rule.random(seed, 1), 100)).hasSize(100);
    }
}
