package planted.packageinfo.introduced;

final class FineIntroduced {}
