package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what statements say. */
final class Execution {

    private final Memory memory;
    private final Session session;
    private final Evaluator evaluator;
    /** What is being left: a turn of a loop, a loop, the line, or the program; nothing as a rule. */
    private String leaving = "";

    private boolean ended;
    private int code;

    Execution(Memory memory, Session session) {
        this.memory = memory;
        this.session = session;
        this.evaluator = new Evaluator(memory);
    }

    /** Another line begins. */
    void begin() {
        leaving = ended ? leaving : "";
    }

    /** The end is still to be done after {@code exit}, once. */
    void resume() {
        ended = false;
        leaving = "";
    }

    boolean left() {
        return !leaving.isEmpty();
    }

    boolean exited() {
        return ended;
    }

    int code() {
        return code;
    }

    boolean isTrue(Expression expression) throws IOException {
        return evaluator.value(expression).isTrue();
    }

    /** Does it; prints the line when there is nothing to do. */
    void run(Optional<Statement> statement) throws IOException {
        run(statement.orElse(new Statement.Print(false, List.of())));
    }

    private void run(Statement statement) throws IOException {
        if (statement instanceof Statement.Block block) {
            for (Statement each : block.statements()) {
                if (left()) {
                    return;
                }
                run(each);
            }
        } else if (statement instanceof Statement.Evaluate evaluate) {
            evaluator.value(evaluate.expression());
        } else if (statement instanceof Statement.Print print) {
            print(print);
        } else if (statement instanceof Statement.If choice) {
            Optional<Statement> chosen = isTrue(choice.condition()) ? Optional.of(choice.then()) : choice.otherwise();
            run(chosen.orElse(new Statement.Block(List.of())));
        } else {
            further(statement);
        }
    }

    private void further(Statement statement) throws IOException {
        if (statement instanceof Statement.Loop loop) {
            loop(loop);
        } else if (statement instanceof Statement.Each each) {
            for (String key : List.copyOf(memory.array(each.array()).keySet())) {
                memory.set(each.key(), Value.read(key));
                run(each.body());
                if (leavesLoop()) {
                    return;
                }
            }
        } else if (statement instanceof Statement.Delete delete) {
            if (delete.keys().isEmpty()) {
                memory.array(delete.array()).clear();
            } else {
                memory.array(delete.array()).remove(evaluator.key(delete.keys()));
            }
        } else if (statement instanceof Statement.Leave leave) {
            leaving = leave.what();
            ended = leaving.equals("exit");
            code = leave.code().isPresent()
                    ? (int) evaluator.value(leave.code().get()).number()
                    : code;
        }
    }

    private void loop(Statement.Loop loop) throws IOException {
        Statement nothing = new Statement.Block(List.of());
        run(loop.begin().orElse(nothing));
        boolean again = loop.bodyFirst() || meets(loop);
        while (again) {
            run(loop.body());
            if (leavesLoop()) {
                return;
            }
            run(loop.step().orElse(nothing));
            again = meets(loop);
        }
    }

    private boolean meets(Statement.Loop loop) throws IOException {
        return loop.condition().isEmpty() || isTrue(loop.condition().get());
    }

    private boolean leavesLoop() {
        boolean here = leaving.equals("break") || leaving.equals("continue");
        boolean leaves = left() && !leaving.equals("continue");
        leaving = here ? "" : leaving;
        return leaves;
    }

    private void print(Statement.Print print) throws IOException {
        List<Value> values = new ArrayList<>();
        for (Expression each : print.values()) {
            values.add(evaluator.value(each));
        }
        if (print.formatted()) {
            session.print(Functions.format(values));
            return;
        }
        String text = values.isEmpty()
                ? memory.field(0).text()
                : String.join(
                        memory.text("OFS"), values.stream().map(Value::text).toList());
        session.print(text + memory.text("ORS"));
    }
}
