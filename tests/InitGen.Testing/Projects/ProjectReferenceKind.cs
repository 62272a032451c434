namespace InitGen.Testing;

/// <summary>How one project sees another. Hosts differ, so verifiers try both.</summary>
internal enum ProjectReferenceKind
{
    /// <summary>As metadata, on the command line.</summary>
    Metadata,

    /// <summary>As a compilation with syntax trees of its own, in an editor.</summary>
    Compilation,
}
