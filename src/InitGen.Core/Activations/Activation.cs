namespace InitGen;

/// <summary>The function that a layer's output goes through.</summary>
public enum Activation
{
    /// <summary>f(x) = x: no activation.</summary>
    Identity = 0,

    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary>x for x above 0, slope x below; slope 0.01 unless said otherwise.</summary>
    LeakyReLU,

    /// <summary>Leaky ReLU with a learned slope that starts at 0.25 (He et al. 2015).</summary>
    PReLU,

    /// <summary>Leaky ReLU with a slope drawn from U(1/8, 1/3) in training.</summary>
    RReLU,

    /// <summary>min(max(0, x), 6).</summary>
    ReLU6,

    /// <summary>x for x above 0, alpha (exp(x) - 1) below; alpha 1.</summary>
    ELU,

    /// <summary>Continuously differentiable ELU; the same as ELU at alpha 1.</summary>
    CELU,

    /// <summary>Scaled ELU with the constants of Klambauer et al. 2017.</summary>
    SELU,

    /// <summary>x Phi(x) (Hendrycks and Gimpel 2016).</summary>
    GELU,

    /// <summary>The tanh approximation of GELU.</summary>
    GELUTanh,

    /// <summary>x sigmoid(1.702 x).</summary>
    QuickGELU,

    /// <summary>x sigmoid(x), also known as Swish.</summary>
    SiLU,

    /// <summary>x tanh(softplus(x)).</summary>
    Mish,

    /// <summary>x relu6(x + 3) / 6.</summary>
    HardSwish,

    /// <summary>ln(1 + exp(x)).</summary>
    Softplus,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1.7159 tanh(2 x / 3) (LeCun et al. 1998).</summary>
    LeCunTanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>ln sigmoid(x).</summary>
    LogSigmoid,

    /// <summary>relu6(x + 3) / 6.</summary>
    HardSigmoid,

    /// <summary>x / (1 + |x|).</summary>
    Softsign,

    /// <summary>x clipped to [-1, 1].</summary>
    HardTanh,

    /// <summary>sin(x), as in SIREN's hidden layers (Sitzmann et al. 2020).</summary>
    Sine,

    /// <summary>x - tanh(x).</summary>
    Tanhshrink,

    /// <summary>x drawn towards 0 by 0.5, and 0 within.</summary>
    Softshrink,

    /// <summary>max(0, x)^2.</summary>
    SquaredReLU,

    /// <summary>exp(x).</summary>
    Exp,

    /// <summary>exp(x_i) / sum of exp(x_j).</summary>
    Softmax,

    /// <summary>ln softmax(x).</summary>
    LogSoftmax,

    /// <summary>The greatest of several independent linear pieces (Goodfellow et al. 2013).</summary>
    Maxout,

    /// <summary>a sigmoid(b) over the two halves of the layer's output (Dauphin et al. 2017).</summary>
    GLU,

    /// <summary>a relu(b) over the two halves of the layer's output (Shazeer 2020).</summary>
    ReGLU,

    /// <summary>a gelu(b) over the two halves of the layer's output (Shazeer 2020).</summary>
    GEGLU,

    /// <summary>a silu(b) over the two halves of the layer's output (Shazeer 2020).</summary>
    SwiGLU,

    /// <summary>a b over the two halves of the layer's output (Shazeer 2020).</summary>
    BilinearGLU,
}
