package io.github.runner4j.docker.internal.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.runner4j.config.file.Schemas;
import java.util.List;

/** What an editor says of a file. */
enum Schema {
    HOST(Schemas.host()),
    COMPONENT(Schemas.component());

    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonSchema schema;

    Schema(String json) {
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json);
    }

    List<String> mistakes(String yaml) {
        try {
            return schema.validate(YAML.readTree(yaml)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("no YAML: " + e.getOriginalMessage());
        }
    }
}
