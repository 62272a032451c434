using System.Collections.Generic;

namespace InitGen.Core.Tests.Safetensors;

/// <summary>Names and shapes of the tensors in the files of well-known models, typed in.</summary>
internal static class KnownModels
{
    /// <summary>openai-community/gpt2: model.safetensors. Its dense weights are [inputs, outputs], and it keeps the causal mask as attn.bias.</summary>
    public static IEnumerable<(string Name, long[] Shape)> Gpt2()
    {
        yield return ("wte.weight", [50257, 768]);
        yield return ("wpe.weight", [1024, 768]);
        for (int i = 0; i < 12; i++)
        {
            string layer = $"h.{i}.";
            yield return (layer + "ln_1.weight", [768]);
            yield return (layer + "ln_1.bias", [768]);
            yield return (layer + "attn.bias", [1, 1, 1024, 1024]);
            yield return (layer + "attn.c_attn.weight", [768, 2304]);
            yield return (layer + "attn.c_attn.bias", [2304]);
            yield return (layer + "attn.c_proj.weight", [768, 768]);
            yield return (layer + "attn.c_proj.bias", [768]);
            yield return (layer + "ln_2.weight", [768]);
            yield return (layer + "ln_2.bias", [768]);
            yield return (layer + "mlp.c_fc.weight", [768, 3072]);
            yield return (layer + "mlp.c_fc.bias", [3072]);
            yield return (layer + "mlp.c_proj.weight", [3072, 768]);
            yield return (layer + "mlp.c_proj.bias", [768]);
        }

        yield return ("ln_f.weight", [768]);
        yield return ("ln_f.bias", [768]);
    }

    /// <summary>google-bert/bert-base-uncased: model.safetensors.</summary>
    public static IEnumerable<(string Name, long[] Shape)> BertBase()
    {
        yield return ("bert.embeddings.word_embeddings.weight", [30522, 768]);
        yield return ("bert.embeddings.position_embeddings.weight", [512, 768]);
        yield return ("bert.embeddings.token_type_embeddings.weight", [2, 768]);
        yield return ("bert.embeddings.LayerNorm.gamma", [768]);
        yield return ("bert.embeddings.LayerNorm.beta", [768]);
        for (int i = 0; i < 12; i++)
        {
            string layer = $"bert.encoder.layer.{i}.";
            foreach (string name in (string[])["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"])
            {
                yield return ($"{layer}{name}.weight", [768, 768]);
                yield return ($"{layer}{name}.bias", [768]);
            }

            yield return (layer + "intermediate.dense.weight", [3072, 768]);
            yield return (layer + "intermediate.dense.bias", [3072]);
            yield return (layer + "output.dense.weight", [768, 3072]);
            yield return (layer + "output.dense.bias", [768]);
            foreach (string name in (string[])["attention.output.LayerNorm", "output.LayerNorm"])
            {
                yield return ($"{layer}{name}.gamma", [768]);
                yield return ($"{layer}{name}.beta", [768]);
            }
        }

        yield return ("bert.pooler.dense.weight", [768, 768]);
        yield return ("bert.pooler.dense.bias", [768]);
        yield return ("cls.predictions.bias", [30522]);
        yield return ("cls.predictions.transform.dense.weight", [768, 768]);
        yield return ("cls.predictions.transform.dense.bias", [768]);
        yield return ("cls.predictions.transform.LayerNorm.gamma", [768]);
        yield return ("cls.predictions.transform.LayerNorm.beta", [768]);
        yield return ("cls.seq_relationship.weight", [2, 768]);
        yield return ("cls.seq_relationship.bias", [2]);
    }
}
