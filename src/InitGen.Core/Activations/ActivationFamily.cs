namespace InitGen.Theory;

/// <summary>What activations have in common as far as initialization goes.</summary>
public enum ActivationFamily
{
    /// <summary>No activation, or one that changes nothing: Xavier (Glorot and Bengio 2010) is derived for it.</summary>
    Linear = 0,

    /// <summary>
    /// ReLU and its variants: close to x above 0, close to nothing or a small slope below. They lose about half of the second
    /// moment, which He et al. 2015 make up for.
    /// </summary>
    Rectifier,

    /// <summary>x times a smooth gate: GELU, SiLU, Mish, hard-swish. Rectifiers in effect, each with a gain of its own.</summary>
    SmoothRectifier,

    /// <summary>SELU: keeps mean 0 and variance 1 under LeCun weights (Klambauer et al. 2017).</summary>
    SelfNormalizing,

    /// <summary>Bounded to both sides and close to linear around the middle: tanh, sigmoid, softsign and so on.</summary>
    SShaped,

    /// <summary>
    /// Turns scores into probabilities, log-probabilities or rates at a network's end: softmax, log-sigmoid, exp.
    /// </summary>
    Normalizing,

    /// <summary>a phi(b) over two halves of the layer's output (Dauphin et al. 2017; Shazeer 2020).</summary>
    Gated,

    /// <summary>None of the above; what holds for it is in its moments alone.</summary>
    Other,
}
