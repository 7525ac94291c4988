package planted.staticstate;

enum FineEnum {
    ONE,
    TWO;

    int number() {
        return switch (this) {
            case ONE -> 1;
            case TWO -> 2;
        };
    }
}
