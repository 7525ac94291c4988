package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.shell.syntax.ShellError;

/** What the operators of expressions do, and how numbers are written. */
final class Operations {

    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;

    private Operations() {}

    static long apply(String operator, long left, long right) {
        return switch (operator) {
            case "||" -> truth(left != 0 || right != 0);
            case "&&" -> truth(left != 0 && right != 0);
            case "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "<=" -> truth(left <= right);
            case ">=" -> truth(left >= right);
            case "<" -> truth(left < right);
            case ">" -> truth(left > right);
            default -> reckon(operator, left, right);
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    private static long reckon(String operator, long left, long right) {
        return switch (operator) {
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "/" -> left / divisor(right);
            case "%" -> left % divisor(right);
            default -> left * right;
        };
    }

    private static long divisor(long number) {
        if (number == 0) {
            throw ShellError.of("divide by zero");
        }
        return number;
    }

    /** Decimal, {@code 0x} hexadecimal, {@code 0} octal, or {@code base#digits}. */
    static long number(String digits) {
        int hash = digits.indexOf('#');
        if (hash > 0) {
            return Long.parseLong(digits.substring(hash + 1), Integer.parseInt(digits.substring(0, hash)));
        } else if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return Long.parseUnsignedLong(digits.substring(2), HEXADECIMAL);
        } else if (digits.startsWith("0") && digits.length() > 1) {
            return Long.parseLong(digits, OCTAL);
        }
        return Long.parseLong(digits);
    }
}
