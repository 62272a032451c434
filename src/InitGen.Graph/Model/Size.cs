using System.Globalization;

namespace InitGen.Graph;

/// <summary>
/// The length of one axis of a weight: a number, or a member of the model that is read when the code runs, divided by a number of
/// groups.
/// </summary>
/// <param name="Constant">The length, or 0 where <paramref name="Member"/> holds it.</param>
/// <param name="Member">Expression that reads the member which holds the length, or null.</param>
/// <param name="Divisor">What the member's value is divided by; 1 unless the layer is grouped.</param>
public readonly record struct Size(long Constant, string? Member = null, long Divisor = 1)
{
    private string DisplayMember => Member!.Substring(Member.LastIndexOf('.') + 1).TrimStart('@');

    /// <summary>Whether the length is known at build time.</summary>
    public bool IsConstant => Member is null;

    /// <summary>The length over <paramref name="groups"/>: a number stays a number.</summary>
    /// <param name="groups">At least 1.</param>
    /// <returns>The divided length.</returns>
    public Size DividedBy(long groups) => IsConstant ? new(Constant / groups) : this with { Divisor = Divisor * groups };

    /// <inheritdoc/>
    public override string ToString() => (Member, Divisor) switch
    {
        (null, _) => Constant.ToString(CultureInfo.InvariantCulture),
        (_, 1) => DisplayMember,
        _ => DisplayMember + " / " + Divisor.ToString(CultureInfo.InvariantCulture),
    };
}
