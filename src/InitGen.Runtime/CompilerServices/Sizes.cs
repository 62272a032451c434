using System;
using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>Sizes that are known only when the code runs. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Sizes
{
    /// <summary>Checks a size that a member holds.</summary>
    /// <param name="size">The member's value.</param>
    /// <param name="member">The member, for messages.</param>
    /// <returns>The size.</returns>
    /// <exception cref="InvalidOperationException">The size is below 1.</exception>
    public static long Positive(long size, string member)
    {
        if (size < 1) Throw.SizeBelowOne(member, size);
        return size;
    }

    /// <summary>Checks that channels divide among groups.</summary>
    /// <param name="channels">Number of channels, at least 1.</param>
    /// <param name="groups">Number of groups, at least 1.</param>
    /// <param name="member">The member that holds the channels, for messages.</param>
    /// <returns>The channels.</returns>
    /// <exception cref="InvalidOperationException">The channels do not divide evenly.</exception>
    public static long Divisible(long channels, long groups, string member)
    {
        if (channels % groups != 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{member} is {channels}, which does not divide into {groups} equal parts."));
        }

        return channels;
    }

    /// <summary>Checks that a layer has at least as many outputs as inputs.</summary>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="member">The member that holds its weight, for messages.</param>
    /// <exception cref="InvalidOperationException">It has fewer.</exception>
    public static void Expanding(long outputs, long inputs, string member)
    {
        if (outputs < inputs)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{member} has {outputs} outputs and {inputs} inputs in each group, but Scheme.DeltaOrthogonal needs at least as many outputs as inputs. Take Scheme.Orthogonal."));
        }
    }
}
