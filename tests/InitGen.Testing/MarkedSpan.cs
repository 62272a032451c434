using Microsoft.CodeAnalysis.Text;

namespace InitGen.Testing;

/// <summary>One span that markup put into a source.</summary>
/// <param name="Span">Where it lies in the clean text.</param>
/// <param name="Id">The diagnostic id of <c>{|INIT101:code|}</c>; null for <c>[|code|]</c> and for named locations.</param>
/// <param name="Name">The name of a location, <c>0</c> in <c>{|#0:code|}</c>; null for the other two.</param>
public sealed record MarkedSpan(TextSpan Span, string? Id, string? Name)
{
    /// <summary>Whether the span comes from <c>[|code|]</c>, which leaves the id to the verifier.</summary>
    public bool IsPlain => Id is null && Name is null;
}
