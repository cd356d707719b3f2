// OPERATIONS and OUT are set by the tests.
export default {
  schema: "../../../schema.graphqls",
  documents: process.env.OPERATIONS,
  generates: {
    [process.env.OUT]: {
      preset: "client",
      config: {
        strictScalars: true, // a scalar that is not named here is an error
        scalars: { Date: "string", PartialDate: "string" },
      },
    },
  },
};
