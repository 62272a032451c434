using System;
using System.Collections.Generic;

namespace InitGen.Theory;

public static partial class ActivationTable
{
    private const string Shazeer = "Shazeer 2020, arXiv 2002.05202";
    private const string Howard = "Howard et al. 2019, arXiv 1905.02244";
    private const string Hendrycks = "Hendrycks and Gimpel 2016, arXiv 1606.08415";
    private const string Definition = "by definition";

    // ELU and CELU are one function at alpha 1.
    private static readonly ActivationMoments Elu =
        new(0.64494541749292386, 0.16052057226655605, 0.66810200122317061, 3.7760219977950869, 0.8909679718555756);

    // For 2 to 8 pieces. One piece routes the gradient, so the derivative's sum over the pieces is 1; homogeneous, so lambda is
    // 1.
    private static readonly ActivationMoments[] MaxoutMoments =
    [
        new(1, 0.56418958354775629, 1, 3, 1),
        new(1.275664447710896, 0.84628437532163443, 1, 2.577579393739094, 1),
        new(1.551328895421792, 1.0293753730039641, 1, 2.2392770256895673, 1),
        new(1.8000204359706328, 1.1629644736405196, 1, 2.0133479519303083, 1),
        new(2.0217390693574184, 1.2672063606114713, 1, 1.8587373651236754, 1),
        new(2.2203041355856771, 1.3521783756069044, 1, 1.7479677723257062, 1),
        new(2.3995349746589375, 1.4236003060452778, 1, 1.6652162851639079, 1),
    ];

    // One row per activation, in the order of the enum. Moments: mean square, mean, derivative's mean square, kappa, lambda,
    // computed with 40 digits and rounded to the 17 that name a double. Checked in as literals, because exp and erf of a math
    // library differ from machine to machine in the last digit, and these numbers end up in generated code.
    private static readonly ActivationInfo[] Rows =
    [
        new(Activation.Identity, "the identity", ActivationFamily.Linear, new(1, 0, 1, 3, 1), Definition),
        new(Activation.ReLU, "ReLU", ActivationFamily.Rectifier, Leaky(0), "Nair and Hinton 2010", slope: 0),
        new(Activation.LeakyReLU, "leaky ReLU", ActivationFamily.Rectifier, Leaky(0.01), "Maas et al. 2013", slope: 0.01),
        new(Activation.PReLU, "PReLU", ActivationFamily.Rectifier, Leaky(0.25), "He et al. 2015, arXiv 1502.01852", slope: 0.25),
        new(Activation.RReLU, "RReLU", ActivationFamily.Rectifier,
            new(0.52806712962962963, 0.30751800780943769, 0.52806712962962963, 5.4002350910114468, 1),
            "Xu et al. 2015, arXiv 1505.00853", slope: 11.0 / 48),
        new(Activation.ReLU6, "ReLU6", ActivationFamily.Rectifier,
            new(0.49999999807527048, 0.3989422802450757, 0.49999999901341235, 5.999999461798457, 0.99999992896568928),
            "Krizhevsky 2010"),
        new(Activation.ELU, "ELU", ActivationFamily.Rectifier, Elu, "Clevert et al. 2016, arXiv 1511.07289",
            alpha: 1),
        new(Activation.CELU, "CELU", ActivationFamily.Rectifier, Elu, "Barron 2017, arXiv 1704.07483", alpha: 1),
        new(Activation.SELU, "SELU", ActivationFamily.SelfNormalizing,
            new(1, 0, 1.0715749924557993, 2.5031404506154079, 0.78264788319681285),
            "Klambauer et al. 2017, arXiv 1706.02515"),
        new(Activation.GELU, "GELU", ActivationFamily.SmoothRectifier,
            new(0.42522148257029867, 0.28209479177387814, 0.45585086564928712, 7.2156142858408703, 1.1440631968725838),
            Hendrycks),
        new(Activation.GELUTanh, "GELU (tanh form)", ActivationFamily.SmoothRectifier,
            new(0.42519371103309945, 0.28203858807878871, 0.4558178459629506, 7.2178343009676591, 1.1442982661554711),
            Hendrycks),
        new(Activation.QuickGELU, "quick GELU", ActivationFamily.SmoothRectifier,
            new(0.42195280689698081, 0.28233055281278527, 0.44954920047910207, 7.1389335256076387, 1.1364605638781361),
            Hendrycks),
        new(Activation.SiLU, "SiLU", ActivationFamily.SmoothRectifier,
            new(0.35577551981735216, 0.20662096414190704, 0.37948235163282931, 7.2617463818676957, 1.1725940540987493),
            "Elfwing et al. 2018, arXiv 1702.03118"),
        new(Activation.Mish, "Mish", ActivationFamily.SmoothRectifier,
            new(0.45234219237588277, 0.24040388837479144, 0.47908375837396977, 6.3494164855587374, 1.0763388163613195),
            "Misra 2019, arXiv 1908.08681"),
        new(Activation.HardSwish, "hard-swish", ActivationFamily.SmoothRectifier,
            new(0.33156737513790769, 0.1662167006561233, 0.35853151717860524, 7.6710158620818421, 1.2239202619778418), Howard),
        new(Activation.Softplus, "softplus", ActivationFamily.Other,
            new(0.92124590885930028, 0.80605918334743978, 0.29337903585809296, 2.7545288244032568, 0.49205317290463198),
            "Dugas et al. 2001"),
        new(Activation.Tanh, "tanh", ActivationFamily.SShaped,
            new(0.39429449039784117, 0, 0.46440290244826824, 1.6272908060148712, 0.46107083047763136), Definition),
        new(Activation.LeCunTanh, "LeCun's scaled tanh", ActivationFamily.SShaped,
            new(0.75043027630506503, 0, 0.80398911332034586, 1.9110773146033456, 0.61544629369998308), "LeCun et al. 1998"),
        new(Activation.Sigmoid, "sigmoid", ActivationFamily.SShaped,
            new(0.29337903585809296, 0.5, 0.044836241350194372, 1.5288996011323859, 0.1063410747410055), Definition),
        new(Activation.LogSigmoid, "log-sigmoid", ActivationFamily.Normalizing,
            new(0.92124590885930028, -0.80605918334743978, 0.29337903585809296, 2.7545288244032568, 0.49205317290463198),
            Definition),
        new(Activation.HardSigmoid, "hard-sigmoid", ActivationFamily.SShaped,
            new(0.2776390910565126, 0.5, 0.027702783442687217, 1.3775940856649403, 0.097119400362858412), Howard),
        new(Activation.Softsign, "softsign", ActivationFamily.SShaped,
            new(0.1830140212665475, 0, 0.2276713404221825, 1.5877868138831853, 0.47671156044241284), "Bergstra et al. 2009"),
        new(Activation.HardTanh, "hard tanh", ActivationFamily.SShaped,
            new(0.5160585509617133, 0, 0.6826894921370859, 1.6131681823534641, 0.38512692547854795), "Collobert 2004"),
        new(Activation.Sine, "sine", ActivationFamily.Other,
            new(0.43233235838169365, 0, 0.56766764161830635, 1.6444931026809798, 0.3130352854993313),
            "Sitzmann et al. 2020, arXiv 2006.09661"),
        new(Activation.Tanhshrink, "tanhshrink", ActivationFamily.Other,
            new(0.18288347119352352, 0, 0.25299188324395059, 8.688991935181558, 1.8262013676661389), Definition),
        new(Activation.Softshrink, "softshrink", ActivationFamily.Other,
            new(0.41927852005066776, 0, 0.61707507745197379, 5.5010947431204936, 1.4717545687229655), "Donoho 1995"),
        new(Activation.SquaredReLU, "squared ReLU", ActivationFamily.Other,
            new(1.5, 0.5, 2, 23.333333333333333, 2), "So et al. 2021, arXiv 2109.08668"),
        new(Activation.Exp, "exp", ActivationFamily.Normalizing,
            new(7.3890560989306502, 1.6487212707001281, 7.3890560989306502, 54.598150033144239, 2), Definition),
        new(Activation.Softmax, "softmax", ActivationFamily.Normalizing, null, "Bridle 1990"),
        new(Activation.LogSoftmax, "log-softmax", ActivationFamily.Normalizing, null, "Bridle 1990"),
        new(Activation.Maxout, "maxout", ActivationFamily.Other, MaxoutMoments[0],
            "Goodfellow et al. 2013, arXiv 1302.4389", pieces: 2),
        new(Activation.GLU, "GLU", ActivationFamily.Gated,
            new(0.29337903585809296, 0, 0.33821527720828733, 4.5866988033971576, 1.1063410747410055),
            "Dauphin et al. 2017, arXiv 1612.08083"),
        new(Activation.ReGLU, "ReGLU", ActivationFamily.Gated, new(0.5, 0, 1, 18, 2), Shazeer),
        new(Activation.GEGLU, "GEGLU", ActivationFamily.Gated,
            new(0.42522148257029867, 0, 0.8810723482195858, 21.646842857522611, 2.1440631968725838), Shazeer),
        new(Activation.SwiGLU, "SwiGLU", ActivationFamily.Gated,
            new(0.35577551981735216, 0, 0.73525787145018147, 21.785239145603087, 2.1725940540987493), Shazeer),
        new(Activation.BilinearGLU, "bilinear GLU", ActivationFamily.Gated, new(1, 0, 2, 9, 2), Shazeer),
    ];

    /// <summary>Every activation with its default parameter, in the order of <see cref="Activation"/>.</summary>
    public static IReadOnlyList<ActivationInfo> All { get; } = Array.AsReadOnly(Rows);
}
