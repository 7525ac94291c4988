package io.github.runner4j.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class SpellingPropertyTest {

    @Property(tries = 200)
    void theDistanceIsTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Spelling.distance(a, b)).isEqualTo(Spelling.distance(b, a)).isLessThanOrEqualTo(8);
        assertThat(Spelling.distance(a, b) == 0).isEqualTo(a.equals(b));
    }
}
