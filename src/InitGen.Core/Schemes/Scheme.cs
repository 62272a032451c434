namespace InitGen;

/// <summary>How weights start. n_in is the fan-in, n_out the fan-out, sigma a standard deviation.</summary>
public enum Scheme
{
    /// <summary>
    /// Follows from the activation behind the layer: the ReLU family gets <see cref="He"/> with that activation's gain; tanh, sigmoid,
    /// softmax and no activation <see cref="Xavier"/>; SELU <see cref="LeCun"/>; GELU, SiLU, Mish and hard-swish the variance of He with
    /// their own forward gain. Biases get 0, normalization scales 1, embeddings N(0, 1 / sqrt(width)).
    /// </summary>
    Auto = 0,

    /// <summary>w = 0.</summary>
    Zero,

    /// <summary>w = 1.</summary>
    One,

    /// <summary>w = <see cref="InitAttribute.Value"/>.</summary>
    Constant,

    /// <summary>U(low, high) with fixed <see cref="InitAttribute.Low"/> and <see cref="InitAttribute.High"/>.</summary>
    Uniform,

    /// <summary>N(mean, sigma) with fixed <see cref="InitAttribute.Mean"/> and <see cref="InitAttribute.Std"/>.</summary>
    Normal,

    /// <summary>
    /// N(mean, sigma) cut at <see cref="InitAttribute.Truncation"/> sigma to both sides. <see cref="InitAttribute.Std"/> is the sigma
    /// before the cut: what is left has 0.8796 of it at the default of 2.
    /// </summary>
    TruncatedNormal,

    /// <summary>Glorot and Bengio 2010: sigma = gain sqrt(2 / (n_in + n_out)). For activations that are linear around 0.</summary>
    Xavier,

    /// <summary>He et al. 2015, also known as Kaiming or MSRA: sigma = gain / sqrt(n_in), gain = sqrt(2 / (1 + slope^2)). For the ReLU family.</summary>
    He,

    /// <summary>LeCun et al. 1998: sigma = gain / sqrt(n_in), gain 1. For SELU (Klambauer et al. 2017) and S-shaped units.</summary>
    LeCun,

    /// <summary>sigma = gain / sqrt(fan), with gain and fan of your choice.</summary>
    VarianceScaling,

    /// <summary>
    /// Saxe et al. 2013: a random orthogonal matrix, uniformly distributed (Mezzadri 2007), times gain. Rows are the outputs, columns the
    /// inputs of a group times the kernel's size; the fewer of them are orthonormal, so that w has variance gain^2 / max(rows,
    /// columns). Groups and packed matrices are orthogonal each for itself. For deep and for recurrent networks.
    /// </summary>
    Orthogonal,

    /// <summary>
    /// Xiao et al. 2018: convolution kernels that are an <see cref="Orthogonal"/> matrix of outputs by inputs at their centre, times
    /// gain, and 0 elsewhere. Needs at least as many outputs as inputs. For very deep plain convolutional networks.
    /// </summary>
    DeltaOrthogonal,

    /// <summary>
    /// Each row of the weight, that is, what one output sums its inputs with, is a uniformly distributed point on the unit sphere, times
    /// gain: a normal sample, normalized.
    /// </summary>
    UnitSphere,

    /// <summary>
    /// w[i, i] = gain and 0 elsewhere; the matrix need not be square, and packed ones are set each for itself. For recurrent matrices
    /// (Le et al. 2015).
    /// </summary>
    Identity,

    /// <summary>
    /// The kernel that passes each channel on unchanged: w[i, i, centre] = gain and 0 elsewhere, in each group; the centre of a length k is
    /// k / 2 rounded down. (Zagoruyko and Komodakis 2017.)
    /// </summary>
    Dirac,

    /// <summary>
    /// Martens 2010: N(0, <see cref="InitAttribute.Std"/>), by default 0.01, with a share <see cref="InitAttribute.Sparsity"/> of each
    /// column, rounded up, set to 0: a random choice of the outputs that do not see an input. One element at least stays.
    /// </summary>
    Sparse,

    /// <summary>
    /// What PyTorch's Linear and Conv layers start with, for ports: U(-1 / sqrt(n), 1 / sqrt(n)) with n = elements of the weight over its
    /// first length, for the weight and for its bias alike. (For a transposed convolution that is outputs / groups times the kernel's size,
    /// not the fan-in.) Embeddings get N(0, 1), normalizations 1 and 0. PyTorch's recurrent layers and attention have rules of their own.
    /// </summary>
    TorchDefault,

    /// <summary>
    /// Sitzmann et al. 2020, for layers behind which sin(omega x) stands: U(-r, r) with r = sqrt(6 / n_in) / omega; at
    /// <see cref="LayerPosition.Input"/> r = 1 / n_in. <see cref="InitAttribute.Omega"/> is 30 unless given.
    /// </summary>
    Siren,

    /// <summary>
    /// Yang and Hu 2021, 2022 (maximal update parametrization, for Adam): sigma = gain / sqrt(n_in) for hidden and input weights, gain /
    /// n_in at <see cref="LayerPosition.Output"/>. Learning rates that were tuned on a narrow network then fit a wide one, if that of hidden
    /// weights is divided by the width as well.
    /// </summary>
    MuP,

    /// <summary>
    /// Lin et al. 2017 (RetinaNet): a bias of -ln((1 - p) / p) under a sigmoid, which then starts with probability p =
    /// <see cref="InitAttribute.Probability"/>, by default 0.01: -4.595.
    /// </summary>
    PriorProbability,

    /// <summary>
    /// Jozefowicz et al. 2015: a bias [4 H] of an LSTM with its gates in PyTorch's order (input, forget, cell, output) that is 1, or
    /// <see cref="InitAttribute.Value"/>, for the forget gate and 0 for the others. Where a layer has two bias vectors they add up: set it
    /// on one of them.
    /// </summary>
    LstmForgetBias,

    /// <summary>
    /// Mishkin and Matas 2016 (layer-sequential unit variance): <see cref="Orthogonal"/> to start with; <c>CalibrateWeights</c>, which is generated
    /// where a weight has this scheme, then divides each such weight in turn by the standard deviation of its layer's output on a batch of
    /// inputs.
    /// </summary>
    Lsuv,
}
