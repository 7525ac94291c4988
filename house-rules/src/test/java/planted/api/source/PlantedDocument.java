package planted.api.source;

final class PlantedDocument {
    org.w3c.dom.Document[] documents;
}
