namespace InitGen.Analyzers;

/// <summary>What a diagnostic carries for its light bulb, under these keys.</summary>
internal static class FindingProperties
{
    /// <summary>The finding's changes, best first, a line each.</summary>
    public const string Changes = nameof(Changes);

    /// <summary>The finding's rewritings of statements, best first, a line each.</summary>
    public const string Edits = nameof(Edits);
}
