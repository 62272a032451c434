namespace InitGen.Analyzers;

/// <summary>What a diagnostic carries for its light bulb, under these keys.</summary>
internal static class FindingProperties
{
    /// <summary>Schemes that would fit, best first, separated by blanks.</summary>
    public const string FittingSchemes = nameof(FittingSchemes);
}
