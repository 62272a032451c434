using System;

namespace InitGen.CompilerServices;

/// <summary>What a visitor wants of a parameter.</summary>
internal enum VisitorWish
{
    /// <summary>Nothing.</summary>
    Pass,

    /// <summary>To see its memory.</summary>
    See,

    /// <summary>That it is filled by its scheme.</summary>
    Fill,
}

/// <summary>Goes through the parameters of a model with a pass. The memory that it is shown is its own until it returns.</summary>
internal abstract class WeightVisitor
{
    /// <summary>Who takes what is filled, where a pass fills no members.</summary>
    public virtual ForeignWeights? Receiver => null;

    /// <summary>A parameter is next.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="length">Number of its elements.</param>
    /// <param name="grain">What must not be cut, in elements.</param>
    /// <param name="element">What its elements are kept as.</param>
    public abstract VisitorWish Enter(string path, long length, long grain, ElementKind element);

    /// <summary>It lies here, in one piece.</summary>
    public virtual void Memory(ref byte origin) => throw new NotSupportedException();

    /// <summary>It lies in these rows, all of one length: arrays of its type of elements.</summary>
    public virtual void Rows(Array[] rows) => throw new NotSupportedException();

    /// <summary>Only this one can read and write it, as floats.</summary>
    public virtual void Foreign(ForeignWeights weights) => throw new NotSupportedException();
}
