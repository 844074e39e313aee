/** Generates the typed client from the schema and the documents in src/sdk/operations. */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'src/sdk/operations/*.graphql',
  generates: {
    'src/sdk/generated.ts': {
      plugins: ['typescript-operations', 'typescript-generic-sdk'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        documentMode: 'documentNode',
        scalars: { DateTime: 'string', LocalDate: 'string', SafeInt: 'number', ID: 'string' },
      },
    },
  },
};

export default config;
