using System;

namespace InitGen;

/// <summary>
/// The member shares the weights of another member of its type, as the output layer of a language model does with its embedding (Press
/// and Wolf 2017): <c>[TiedTo(nameof(_embedding))]</c>.
/// </summary>
/// <remarks>
/// The weights are initialized once, under the path of the other member, and listed once. A null member that is assignable becomes the
/// same reference; where both are set, both have to be the same memory. The two have one type. A shape on the member is not needed;
/// one that is given has to be the other's. A bias that follows is the member's own. A chain of ties leads to the member at its end.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class TiedToAttribute : Attribute
{
    /// <summary>Ties the member to another one.</summary>
    /// <param name="member">Name of the member that the weights belong to, with <c>nameof</c>.</param>
    public TiedToAttribute(string member) => Member = member;

    /// <summary>Name of the member that the weights belong to.</summary>
    public string Member { get; }
}
