package planted.printing;

public final class FineProgram {
    public static void main(String[] args) {
        System.out.println();
    }
}
