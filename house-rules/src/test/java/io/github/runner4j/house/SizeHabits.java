package io.github.runner4j.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The measures of one source file that the size habits speak of. */
record SizeHabits(String file, int lines, int types, List<Method> methods) {
    /** A method that has a body: the lines between its braces, and its parameters. */
    record Method(String name, int line, int bodyLines, int parameters) {}

    static SizeHabits of(String file, String text) {
        try {
            JavaFileObject source = new Text(text);
            JavacTask task = (JavacTask)
                    ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, List.of(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            Counter counter = new Counter(unit, Trees.instance(task).getSourcePositions());
            counter.scan(unit, null);
            int lines = (int) text.lines().count();
            return new SizeHabits(file, lines, unit.getTypeDecls().size(), counter.methods);
        } catch (IOException e) {
            throw new IllegalStateException("reading " + file, e);
        }
    }

    private static final class Counter extends TreeScanner<Void, Void> {
        private final List<Method> methods = new ArrayList<>();
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        private Counter(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                int body = Math.max(0, line(method.getBody(), true) - line(method.getBody(), false) - 1);
                String name = method.getName().toString();
                methods.add(new Method(
                        name, line(method, false), body, method.getParameters().size()));
            }
            return super.visitMethod(method, nothing);
        }

        private int line(Tree tree, boolean end) {
            LineMap map = unit.getLineMap();
            long at = end ? positions.getEndPosition(unit, tree) : positions.getStartPosition(unit, tree);
            return (int) map.getLineNumber(at);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
