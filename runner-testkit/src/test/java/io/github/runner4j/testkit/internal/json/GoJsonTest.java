package io.github.runner4j.testkit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages are those that a real engine gave. */
class GoJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    x               | invalid character 'x' looking for beginning of value
                    nojson          | invalid character 'o' in literal null (expecting 'u')
                    {               | unexpected end of JSON input
                    {"label":["a"]} x | invalid character 'x' after top-level value
                    {"label":["a",]} | invalid character ']' looking for beginning of value
                    {label:1}       | invalid character 'l' looking for beginning of object key string
                    {"a" 1}         | invalid character '1' after object key
                    {'a':1}         | invalid character '\\'' looking for beginning of object key string
                    {"a":1 "b":2}   | invalid character '"' after object key:value pair
                    [1 2]           | invalid character '2' after array element
                    """)
    void saysWhatIsWrong(String text, String fault) {
        assertThat(GoJson.fault(text)).contains(fault);
    }

    @Test
    void missesAValue() {
        assertThat(GoJson.fault(" ")).contains("unexpected end of JSON input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [] ", "{\"a\":[1,-2.5e3,true,false,null,\"x\\n\\u0041\"],\"b\":{}}", "5", "\"\""})
    void findsNothingWrong(String text) {
        assertThat(GoJson.fault(text)).isEmpty();
    }
}
