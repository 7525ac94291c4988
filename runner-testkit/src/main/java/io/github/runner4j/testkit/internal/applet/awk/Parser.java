package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.applet.awk.Token.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a program. */
final class Parser {

    private final ExpressionParser expressions;

    private Parser(ExpressionParser expressions) {
        this.expressions = expressions;
    }

    static List<Rule> parse(String program) throws IOException {
        Parser parser = new Parser(new ExpressionParser(Lexer.tokens(program)));
        List<Rule> rules = new ArrayList<>();
        parser.skipEnds();
        while (parser.expressions.peek().kind() != Kind.END) {
            rules.add(parser.rule());
            parser.skipEnds();
        }
        return rules;
    }

    private void skipEnds() {
        while (expressions.peek().kind() == Kind.NEWLINE || expressions.peek().is(";")) {
            expressions.next();
        }
    }

    private Rule rule() throws IOException {
        Rule.Kind kind = Rule.Kind.LINE;
        Optional<Expression> from = Optional.empty();
        Optional<Expression> to = Optional.empty();
        if (expressions.peek().isName("BEGIN") || expressions.peek().isName("END")) {
            kind = Rule.Kind.valueOf(expressions.next().text());
        } else if (!expressions.peek().is("{")) {
            from = Optional.of(expressions.expression());
            if (expressions.accept(",")) {
                to = Optional.of(expressions.expression());
            }
        }
        Optional<Statement> action = expressions.peek().is("{") ? Optional.of(statement()) : Optional.empty();
        return new Rule(kind, from, to, action);
    }

    private Statement statement() throws IOException {
        expressions.skipNewlines();
        if (expressions.accept("{")) {
            return block();
        } else if (expressions.accept(";")) {
            return new Statement.Block(List.of());
        }
        Token token = expressions.peek();
        String word = token.kind() == Kind.NAME ? token.text() : "";
        switch (word) {
            case "if" -> {
                return conditional();
            }
            case "while" -> {
                expressions.next();
                Expression condition = inParentheses();
                return new Statement.Loop(
                        Optional.empty(), Optional.of(condition), Optional.empty(), statement(), false);
            }
            case "do" -> {
                return bodyFirst();
            }
            case "for" -> {
                return forLoop();
            }
            default -> {
                Statement simple = simple();
                end();
                return simple;
            }
        }
    }

    private Statement block() throws IOException {
        List<Statement> statements = new ArrayList<>();
        skipEnds();
        while (!expressions.accept("}")) {
            if (expressions.peek().kind() == Kind.END) {
                throw new IOException("unexpected end of program");
            }
            statements.add(statement());
            skipEnds();
        }
        return new Statement.Block(statements);
    }

    private Expression inParentheses() throws IOException {
        expressions.expect("(");
        Expression expression = expressions.expression();
        expressions.expect(")");
        return expression;
    }

    private Statement conditional() throws IOException {
        expressions.next();
        Expression condition = inParentheses();
        Statement then = statement();
        int ahead = 0;
        while (expressions.peek(ahead).kind() == Kind.NEWLINE
                || expressions.peek(ahead).is(";")) {
            ahead++;
        }
        if (!expressions.peek(ahead).isName("else")) {
            return new Statement.If(condition, then, Optional.empty());
        }
        skipEnds();
        expressions.next();
        return new Statement.If(condition, then, Optional.of(statement()));
    }

    private Statement bodyFirst() throws IOException {
        expressions.next();
        Statement body = statement();
        skipEnds();
        expressions.next();
        Expression condition = inParentheses();
        end();
        return new Statement.Loop(Optional.empty(), Optional.of(condition), Optional.empty(), body, true);
    }

    private Statement forLoop() throws IOException {
        expressions.next();
        expressions.expect("(");
        if (expressions.peek(1).isName("in")) {
            String key = expressions.next().text();
            expressions.next();
            String array = expressions.next().text();
            expressions.expect(")");
            return new Statement.Each(key, array, statement());
        }
        Optional<Statement> begin = expressions.peek().is(";") ? Optional.empty() : Optional.of(simple());
        expressions.expect(";");
        Optional<Expression> condition =
                expressions.peek().is(";") ? Optional.empty() : Optional.of(expressions.expression());
        expressions.expect(";");
        Optional<Statement> step = expressions.peek().is(")") ? Optional.empty() : Optional.of(simple());
        expressions.expect(")");
        return new Statement.Loop(begin, condition, step, statement(), false);
    }

    private Statement simple() throws IOException {
        Token token = expressions.peek();
        String word = token.kind() == Kind.NAME ? token.text() : "";
        switch (word) {
            case "print", "printf" -> {
                expressions.next();
                return new Statement.Print(word.equals("printf"), printed());
            }
            case "next", "break", "continue" -> {
                expressions.next();
                return new Statement.Leave(word, Optional.empty());
            }
            case "exit" -> {
                expressions.next();
                return new Statement.Leave(word, atEnd() ? Optional.empty() : Optional.of(expressions.expression()));
            }
            case "delete" -> {
                expressions.next();
                String array = expressions.next().text();
                return new Statement.Delete(array, expressions.accept("[") ? expressions.list("]") : List.of());
            }
            default -> {
                return new Statement.Evaluate(expressions.expression());
            }
        }
    }

    private List<Expression> printed() throws IOException {
        List<Expression> values = new ArrayList<>();
        while (!atEnd()) {
            Expression value = expressions.expression();
            if (value instanceof Expression.Call call && call.function().equals(",")) {
                values.addAll(call.arguments());
            } else {
                values.add(value);
            }
            if (!expressions.accept(",")) {
                break;
            }
            expressions.skipNewlines();
        }
        return values;
    }

    private boolean atEnd() {
        Token token = expressions.peek();
        return token.kind() == Kind.NEWLINE
                || token.kind() == Kind.END
                || token.is(";")
                || token.is("}")
                || token.is(")");
    }

    private void end() throws IOException {
        if (!atEnd()) {
            throw new IOException("unexpected token");
        }
        if (expressions.peek().is(";") || expressions.peek().kind() == Kind.NEWLINE) {
            expressions.next();
        }
    }
}
