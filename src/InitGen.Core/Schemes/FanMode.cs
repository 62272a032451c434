namespace InitGen;

/// <summary>Which fan divides the variance.</summary>
public enum FanMode
{
    /// <summary>The scheme's own: <see cref="Average"/> for Xavier, <see cref="In"/> for the others.</summary>
    Default = 0,

    /// <summary>n_in: keeps the signal's size on the way forward.</summary>
    In,

    /// <summary>n_out: keeps the gradient's size on the way back.</summary>
    Out,

    /// <summary>(n_in + n_out) / 2: the compromise of Glorot and Bengio 2010.</summary>
    Average,
}
