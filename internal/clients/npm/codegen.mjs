// OPERATIONS, OUT and PERSISTED are set by the tests.
export default {
  schema: "../../../schema.graphqls",
  documents: process.env.OPERATIONS,
  generates: {
    [process.env.OUT]: {
      preset: "client",
      presetConfig: { persistedDocuments: Boolean(process.env.PERSISTED) },
      config: {
        strictScalars: true, // a scalar that is not named here is an error
        scalars: { Date: "string", PartialDate: "string" },
      },
    },
  },
};
