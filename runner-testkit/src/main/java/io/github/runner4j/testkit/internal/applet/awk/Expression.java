package io.github.runner4j.testkit.internal.applet.awk;

import java.util.List;
import java.util.regex.Pattern;

/** Something that has a value. */
sealed interface Expression {

    /** A text or a number. */
    record Constant(Value value) implements Expression {}

    /** {@code /re/}: alone it is asked of the line. */
    record Regex(Pattern pattern) implements Expression {}

    /** A variable. */
    record Variable(String name) implements Expression {}

    /** {@code $n}. */
    record Field(Expression number) implements Expression {}

    /** {@code name[key]}. */
    record Element(String array, List<Expression> keys) implements Expression {}

    /** {@code target = value}, or with an operator in front of the sign. */
    record Assignment(Expression target, String operator, Expression value) implements Expression {}

    /** {@code ++} and {@code --}. */
    record Step(Expression target, int by, boolean before) implements Expression {}

    /** Two operands. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** One operand. */
    record Unary(String operator, Expression operand) implements Expression {}

    /** {@code condition ? yes : no}. */
    record Choice(Expression condition, Expression yes, Expression no) implements Expression {}

    /** {@code key in array}. */
    record Contains(List<Expression> keys, String array) implements Expression {}

    /** A function that is built in. */
    record Call(String function, List<Expression> arguments) implements Expression {}
}
