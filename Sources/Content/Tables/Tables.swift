/// The field tables, one a kind of profile: `Tables.product`, `Tables.producer` … The content format's single source.
enum Tables {}
